CREATE MACRO articles_at(moment) AS TABLE
    WITH RECURSIVE
    final AS (
        SELECT
            versions.*,
            heads.section,
            heads.tags
        FROM main.article_versions AS versions
        INNER JOIN internal.head_rows AS heads ON versions.article_id = heads.article_id
        WHERE
            versions.valid_from <= cast(moment AS timestamp)
            AND (versions.valid_to IS NULL OR versions.valid_to > cast(moment AS timestamp))
    )

    SELECT * FROM final;

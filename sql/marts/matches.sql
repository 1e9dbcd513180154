CREATE MACRO matches(query) AS TABLE
    WITH RECURSIVE
    -- spliced: query_hits
    final AS (
        SELECT
            heads.article_id,
            query_hits.score
        FROM query_hits
        INNER JOIN internal.head_rows AS heads ON query_hits.head_row = heads.head_row
    )

    SELECT * FROM final;

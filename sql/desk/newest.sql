-- The articles that were first seen last.
WITH
newest AS MATERIALIZED (
    SELECT
        heads.article_id,
        heads.source,
        heads.language,
        heads.url,
        heads.published_at,
        heads.published_on,
        heads.first_seen_at,
        heads.content_row
    FROM internal.article_heads AS heads
    WHERE heads.content_row IS NOT NULL
    ORDER BY heads.first_seen_at DESC, heads.published_at DESC NULLS LAST, heads.article_id ASC
    LIMIT $count
),

final AS (
    SELECT
        newest.article_id,
        newest.source,
        newest.language,
        newest.url,
        newest.published_at,
        newest.published_on,
        newest.first_seen_at,
        contents.title,
        settings.timezone
    FROM newest
    INNER JOIN internal.content_rows AS contents ON newest.content_row = contents.content_row
    LEFT JOIN internal.source_settings AS settings ON newest.source = settings.source
)

SELECT * FROM final
ORDER BY final.first_seen_at DESC, final.published_at DESC NULLS LAST, final.article_id ASC;

-- The articles that were first seen last, of the last days if there are any: a backfill's old articles are not news.
WITH
snapshot AS (SELECT snapshot_info.published_at FROM snapshot_info),

newest AS MATERIALIZED (
    SELECT
        heads.source,
        heads.language,
        heads.url,
        heads.published_at,
        heads.published_on,
        heads.first_seen_at,
        heads.content_row,
        coalesce(heads.published_on, cast(heads.first_seen_at AS DATE)) >= cast(snapshot.published_at AS DATE) - 2
            AS is_recent
    FROM internal.article_heads AS heads
    CROSS JOIN snapshot
    WHERE heads.content_row IS NOT NULL
    ORDER BY is_recent DESC, heads.first_seen_at DESC, heads.published_at DESC NULLS LAST, heads.article_id ASC
    LIMIT $count
),

final AS (
    SELECT
        newest.* EXCLUDE (content_row),
        contents.title
    FROM newest
    INNER JOIN internal.content_rows AS contents ON newest.content_row = contents.content_row
)

SELECT * FROM final
ORDER BY final.is_recent DESC, final.first_seen_at DESC, final.published_at DESC NULLS LAST, final.url ASC;

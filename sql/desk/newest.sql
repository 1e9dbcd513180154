-- What came on the day before the snapshot, latest publication first: a first run reads all that is listed at once,
-- however old. Where that is less than is shown, what came before follows.
WITH
latest AS MATERIALIZED (
    SELECT heads.first_seen_at
    FROM internal.article_heads AS heads
    WHERE heads.content_row IS NOT NULL
    ORDER BY heads.first_seen_at DESC
    LIMIT $count
),

bounds AS (
    SELECT
        snapshot_info.published_at - INTERVAL 1 DAY AS a_day_before,
        (SELECT min(latest.first_seen_at) FROM latest) AS last_shown
    FROM snapshot_info
),

newest AS MATERIALIZED (
    SELECT
        heads.article_id,
        heads.source,
        heads.language,
        heads.url,
        heads.published_at,
        heads.published_on,
        heads.first_seen_at,
        heads.content_row,
        -- Of what came before, the day on which it came.
        if(heads.first_seen_at > bounds.a_day_before, bounds.a_day_before, heads.first_seen_at) AS came_at
    FROM internal.article_heads AS heads
    CROSS JOIN bounds
    WHERE heads.content_row IS NOT NULL AND heads.first_seen_at >= least(bounds.a_day_before, bounds.last_shown)
    ORDER BY
        came_at DESC,
        coalesce(heads.published_at, heads.published_on) DESC NULLS LAST,
        heads.first_seen_at DESC,
        heads.article_id ASC
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
    ORDER BY
        newest.came_at DESC,
        coalesce(newest.published_at, newest.published_on) DESC NULLS LAST,
        newest.first_seen_at DESC,
        newest.article_id ASC
)

SELECT * FROM final;

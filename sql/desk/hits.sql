-- One page of the hits in the order that was sought for. Names and texts are read of these alone: first the last hit of
-- the page is found by numbers, and then all that are before or equal to it. Where the best come first, times are read
-- only where scores do not decide.
WITH
last_score AS (
    SELECT answered.score
    FROM answered
    WHERE answered.missed = 0 AND $sort = 'best'
    ORDER BY answered.score DESC
    LIMIT 1 OFFSET $skipped + $count - 1
),

foremost AS MATERIALIZED (
    SELECT
        answered.score,
        answered.head_row,
        answered.content_row
    FROM answered
    WHERE
        answered.missed = 0
        AND answered.score >= coalesce((SELECT last_score.score FROM last_score), '-infinity'::DOUBLE)
),

-- A semi join with a filtered table, even if all rows pass, lets DuckDB skip rows as it reads them.
foremost_rows AS (
    SELECT foremost.head_row FROM foremost
    WHERE foremost.head_row >= 0
),

times AS (
    SELECT
        heads.head_row,
        heads.versions,
        coalesce(heads.published_at, heads.first_seen_at) AS time
    FROM internal.head_rows AS heads
    SEMI JOIN foremost_rows ON heads.head_row = foremost_rows.head_row
),

placed AS MATERIALIZED (
    SELECT
        foremost.score,
        foremost.head_row,
        foremost.content_row,
        CASE $sort
            WHEN 'best' THEN foremost.score
            WHEN 'versions' THEN times.versions
            WHEN 'oldest' THEN -epoch_us(times.time)
            ELSE 0
        END::DOUBLE AS worth,
        times.time
    FROM foremost
    INNER JOIN times ON foremost.head_row = times.head_row
),

last_of_page AS MATERIALIZED (
    SELECT
        placed.worth,
        placed.time
    FROM placed
    ORDER BY placed.worth DESC, placed.time DESC
    LIMIT 1 OFFSET $skipped + $count - 1
),

near AS MATERIALIZED (
    SELECT placed.*
    FROM placed
    LEFT JOIN last_of_page ON TRUE
    WHERE
        last_of_page.worth IS NULL
        OR placed.worth > last_of_page.worth
        OR (placed.worth = last_of_page.worth AND placed.time >= last_of_page.time)
),

near_rows AS (
    SELECT near.head_row FROM near
    WHERE near.head_row >= 0
),

heads AS MATERIALIZED (
    SELECT
        heads.head_row,
        heads.article_id,
        heads.source,
        heads.language,
        heads.access,
        heads.published_at,
        heads.published_on,
        heads.first_seen_at,
        heads.versions,
        heads.story_id,
        heads.gone_at,
        heads.url
    FROM internal.head_rows AS heads
    SEMI JOIN near_rows ON heads.head_row = near_rows.head_row
),

page AS MATERIALIZED (
    SELECT
        near.score,
        near.worth,
        near.time,
        near.content_row,
        heads.*
    FROM near
    INNER JOIN heads ON near.head_row = heads.head_row
    ORDER BY near.worth DESC, near.time DESC, heads.article_id ASC
    LIMIT $count OFFSET $skipped
),

wanted AS (
    SELECT page.content_row FROM page
    WHERE page.content_row >= 0
),

contents AS MATERIALIZED (
    SELECT
        contents.content_row,
        contents.title,
        contents.lead,
        contents.body,
        coalesce(contents.authors, []) AS authors
    FROM internal.content_rows AS contents
    SEMI JOIN wanted ON contents.content_row = wanted.content_row
),

final AS (
    SELECT
        page.* EXCLUDE (head_row, content_row),
        contents.title,
        contents.lead,
        contents.body,
        contents.authors,
        settings.timezone
    FROM page
    INNER JOIN contents ON page.content_row = contents.content_row
    LEFT JOIN internal.source_settings AS settings ON page.source = settings.source
)

SELECT * FROM final
ORDER BY final.worth DESC, final.time DESC, final.article_id ASC;

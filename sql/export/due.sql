-- The articles to export, with their places, and each month cut into stretches of its order that fit in memory.
CREATE OR REPLACE TEMP TABLE due AS
WITH
heads AS (
    SELECT
        heads.article_id,
        heads.head_row,
        heads.content_row,
        heads.source,
        heads.published_at,
        coalesce(heads.word_count, 0) AS word_count,
        cast(
            date_trunc('month', coalesce(heads.published_on, cast(heads.first_seen_at AS DATE))) AS DATE
        ) AS first_day
    FROM internal.head_rows AS heads
    WHERE heads.content_row IS NOT NULL
),

chosen AS (
    SELECT
        heads.*,
        heads.word_count + $beside AS size
    FROM heads
    WHERE
        ($months IS NULL OR list_contains($months, heads.first_day))
        AND (NOT $is_narrowed OR heads.article_id IN (SELECT found.article_id FROM found))
),

long_months AS (
    SELECT chosen.first_day
    FROM chosen
    GROUP BY chosen.first_day
    HAVING sum(chosen.size) > $most
),

-- Of these months alone: sorting all articles takes more than a second a million.
stretches AS (
    SELECT
        chosen.head_row,
        cast(sum(chosen.size) OVER (
            PARTITION BY chosen.first_day
            ORDER BY chosen.source, chosen.published_at, chosen.article_id ROWS UNBOUNDED PRECEDING
        ) // $most AS INTEGER) AS stretch
    FROM chosen
    SEMI JOIN long_months ON chosen.first_day = long_months.first_day
)

SELECT
    chosen.head_row,
    chosen.content_row,
    chosen.word_count,
    chosen.first_day,
    coalesce(stretches.stretch, 0) AS stretch
FROM chosen
LEFT JOIN stretches ON chosen.head_row = stretches.head_row;

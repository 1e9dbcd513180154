-- The articles to export, in parts of so many words in the order of their texts.
CREATE OR REPLACE TEMP TABLE due AS
WITH
heads AS (
    SELECT
        heads.article_id,
        heads.head_row,
        heads.content_row,
        coalesce(heads.word_count, 0) AS word_count,
        cast(
            date_trunc('month', coalesce(heads.published_on, cast(heads.first_seen_at AS DATE))) AS DATE
        ) AS first_day
    FROM internal.head_rows AS heads
    WHERE heads.content_row IS NOT NULL
)

SELECT
    heads.head_row,
    heads.content_row,
    heads.first_day,
    cast(sum(heads.word_count) OVER (
        ORDER BY heads.content_row ROWS UNBOUNDED PRECEDING
    ) // $words AS INTEGER) AS part
FROM heads
WHERE
    ($months IS NULL OR list_contains($months, heads.first_day))
    AND (NOT $is_narrowed OR heads.article_id IN (SELECT found.article_id FROM found));

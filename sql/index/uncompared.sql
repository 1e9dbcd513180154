-- Versions that follow each other in time and were not compared yet, and where their texts are. A digest may be that of
-- another article too, or missing: an article with one version has none before it.
WITH
revised AS (
    SELECT article_heads.id_digest
    FROM article_heads
    WHERE article_heads.versions > 1
),

contents AS (
    SELECT
        article_contents.rowid AS content_row,
        article_contents.article_id,
        article_contents.version,
        article_contents.valid_from
    FROM article_contents
    SEMI JOIN revised ON article_contents.id_digest IS NOT DISTINCT FROM revised.id_digest
),

ordered AS (
    SELECT
        contents.article_id,
        contents.version,
        contents.content_row,
        lag(contents.version) OVER in_time AS earlier_version,
        lag(contents.content_row) OVER in_time AS earlier_row
    FROM contents
    WINDOW in_time AS (PARTITION BY contents.article_id ORDER BY contents.valid_from, contents.version)
),

left_out AS (
    SELECT
        publishing_failures.article_id,
        publishing_failures.version
    FROM publishing_failures
    WHERE
        publishing_failures.part = 'comparison'
        AND publishing_failures.failures >= $most
        AND publishing_failures.failed_at > cast($since AS TIMESTAMP)
)

SELECT
    ordered.article_id,
    ordered.version,
    ordered.earlier_version,
    ordered.earlier_row,
    ordered.content_row
FROM ordered
ANTI JOIN version_differences AS differences
    ON
        ordered.article_id = differences.article_id
        AND ordered.earlier_version = differences.earlier_version
        AND ordered.version = differences.version
ANTI JOIN left_out ON ordered.article_id = left_out.article_id AND ordered.version = left_out.version
WHERE ordered.earlier_version IS NOT NULL
ORDER BY ordered.article_id, ordered.version;

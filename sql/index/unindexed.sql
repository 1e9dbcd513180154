-- Articles whose current version is not indexed, in the order of loading: what was loaded together is stored together.
WITH
missing AS (
    SELECT
        heads.article_id,
        heads.version
    FROM article_heads AS heads
    ANTI JOIN search_documents AS documents
        ON heads.article_id = documents.article_id AND heads.version = documents.version
),

left_out AS (
    SELECT
        publishing_failures.article_id,
        publishing_failures.version
    FROM publishing_failures
    WHERE
        publishing_failures.part = 'index'
        AND publishing_failures.failures >= $most
        AND publishing_failures.failed_at > cast($since AS TIMESTAMP)
)

SELECT
    missing.article_id,
    missing.version,
    contents.recorded_at,
    contents.word_count
FROM missing
INNER JOIN article_contents AS contents
    ON missing.article_id = contents.article_id AND missing.version = contents.version
ANTI JOIN left_out ON missing.article_id = left_out.article_id AND missing.version = left_out.version
ORDER BY contents.recorded_at, missing.article_id;

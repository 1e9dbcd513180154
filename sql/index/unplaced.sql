-- The newest articles that were indexed before positions were kept: as many as one round of maintenance indexes again,
-- which takes about a minute.
WITH
left_out AS (
    SELECT
        publishing_failures.article_id,
        publishing_failures.version
    FROM publishing_failures
    WHERE
        publishing_failures.part = 'index'
        AND publishing_failures.failures >= $most
        AND publishing_failures.failed_at > cast($since AS TIMESTAMP)
),

unplaced AS (
    SELECT
        documents.document,
        documents.article_id,
        documents.version
    FROM search_documents AS documents
    SEMI JOIN article_heads AS heads
        ON documents.article_id = heads.article_id AND documents.version = heads.version
    ANTI JOIN left_out ON documents.article_id = left_out.article_id AND documents.version = left_out.version
    WHERE documents.is_cut IS NULL
    ORDER BY documents.document DESC
    LIMIT 50000
)

SELECT
    unplaced.article_id,
    unplaced.version,
    contents.recorded_at,
    contents.word_count
FROM unplaced
INNER JOIN article_contents AS contents
    ON unplaced.article_id = contents.article_id AND unplaced.version = contents.version
ORDER BY contents.recorded_at, unplaced.article_id;

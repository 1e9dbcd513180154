-- Articles whose current version is not indexed, in the order of loading: what was loaded together is stored together.
-- Of those that are due, some may be indexed since the last counting, or have changed in something else. The texts of
-- new ones are behind the variable last_content, and only for others are the keys of all texts read.
WITH
due_heads AS MATERIALIZED (
    SELECT
        heads.article_id,
        heads.version
    FROM article_heads AS heads
    SEMI JOIN due ON heads.rowid = due.head_row
),

documents AS (
    SELECT
        search_documents.article_id,
        search_documents.version
    FROM search_documents
    SEMI JOIN documents_due ON search_documents.document = documents_due.document
),

missing AS (
    SELECT due_heads.* FROM due_heads
    ANTI JOIN documents ON due_heads.article_id = documents.article_id AND due_heads.version = documents.version
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
),

wanted AS MATERIALIZED (
    SELECT missing.* FROM missing
    ANTI JOIN left_out ON missing.article_id = left_out.article_id AND missing.version = left_out.version
),

new AS MATERIALIZED (
    SELECT
        wanted.article_id,
        wanted.version,
        contents.recorded_at,
        contents.word_count
    FROM wanted
    INNER JOIN article_contents AS contents
        ON wanted.article_id = contents.article_id AND wanted.version = contents.version
    WHERE contents.rowid > getvariable('last_content')
),

earlier AS MATERIALIZED (
    SELECT wanted.* FROM wanted
    ANTI JOIN new ON wanted.article_id = new.article_id AND wanted.version = new.version
),

final AS (
    SELECT new.* FROM new
    UNION ALL
    SELECT
        earlier.article_id,
        earlier.version,
        contents.recorded_at,
        contents.word_count
    FROM earlier
    INNER JOIN article_contents AS contents
        ON earlier.article_id = contents.article_id AND earlier.version = contents.version
)

SELECT * FROM final
ORDER BY final.recorded_at, final.article_id;

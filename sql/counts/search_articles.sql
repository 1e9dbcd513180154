INSERT INTO search_articles BY NAME
WITH
due AS MATERIALIZED (
    SELECT
        documents.document,
        documents.article_id,
        documents.version,
        documents.length
    FROM search_documents AS documents
    SEMI JOIN documents_due ON documents.document = documents_due.document
),

changed_heads AS MATERIALIZED (
    SELECT
        article_heads.article_id,
        article_heads.version,
        coalesce(article_heads.published_on, cast(article_heads.first_seen_at AS DATE)) AS day,
        article_heads.source,
        article_heads.rowid AS head_row,
        article_heads.content_row
    FROM article_heads
    SEMI JOIN changed ON article_heads.rowid = changed.head_row
),

-- Of articles that were counted before they were indexed: only for these are the keys of all articles read.
others AS MATERIALIZED (
    SELECT due.* FROM due
    ANTI JOIN changed_heads ON due.article_id = changed_heads.article_id AND due.version = changed_heads.version
),

placed AS (
    SELECT
        due.document,
        due.length,
        heads.day,
        heads.source,
        heads.head_row,
        heads.content_row
    FROM due
    INNER JOIN changed_heads AS heads ON due.article_id = heads.article_id AND due.version = heads.version
    UNION ALL
    SELECT
        others.document,
        others.length,
        coalesce(heads.published_on, cast(heads.first_seen_at AS DATE)) AS day,
        heads.source,
        heads.rowid AS head_row,
        heads.content_row
    FROM others
    INNER JOIN article_heads AS heads ON others.article_id = heads.article_id AND others.version = heads.version
)

SELECT * FROM placed
ORDER BY placed.document;

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
)

SELECT
    due.document,
    due.length,
    coalesce(heads.published_on, cast(heads.first_seen_at AS DATE)) AS day,
    heads.source,
    heads.rowid AS head_row,
    heads.content_row
FROM due
INNER JOIN article_heads AS heads
    ON due.article_id = heads.article_id AND due.version = heads.version
ORDER BY due.document;

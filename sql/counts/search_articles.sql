INSERT INTO search_articles BY NAME
WITH
missing AS (
    SELECT
        documents.document,
        documents.article_id,
        documents.version,
        documents.length
    FROM search_documents AS documents
    ANTI JOIN search_articles ON documents.document = search_articles.document
)

SELECT
    missing.document,
    missing.length,
    coalesce(heads.published_on, cast(heads.first_seen_at AS DATE)) AS day,
    heads.source,
    heads.rowid AS head_row,
    heads.content_row
FROM missing
INNER JOIN article_heads AS heads
    ON missing.article_id = heads.article_id AND missing.version = heads.version
ORDER BY missing.document;

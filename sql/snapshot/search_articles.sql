-- The columns that search and mentions need of an article, few and in the order of its postings: joining by numbers is
-- several times faster than by keys. Row ids of a snapshot do not change.
CREATE TABLE search_articles AS
SELECT
    documents.document,
    documents.length,
    coalesce(heads.published_on, cast(heads.first_seen_at AS DATE)) AS day,
    heads.source,
    heads.rowid AS head_row,
    heads.content_row
FROM search_documents AS documents
INNER JOIN article_heads AS heads
    ON documents.article_id = heads.article_id AND documents.version = heads.version
ORDER BY documents.document;

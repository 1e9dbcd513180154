-- The columns that macros need of an article, few and in the order of its postings: joining by numbers is several
-- times faster than by keys. Row ids of a snapshot do not change.
CREATE TABLE internal.search_articles AS
WITH
stemmers AS (
    SELECT unnest(from_json_strict($stemmers, '[{"language": "VARCHAR", "stemmer": "VARCHAR"}]'), recursive := true)
)

SELECT
    documents.document,
    documents.length,
    coalesce(heads.published_on, cast(heads.first_seen_at AS DATE)) AS day,
    heads.published_on,
    heads.source,
    heads.language,
    coalesce(stemmers.stemmer, '') AS stemmer,
    heads.rowid AS head_row,
    heads.content_row
FROM search_documents AS documents
INNER JOIN article_heads AS heads
    ON documents.article_id = heads.article_id AND documents.version = heads.version
LEFT JOIN stemmers ON heads.language = stemmers.language
ORDER BY documents.document;

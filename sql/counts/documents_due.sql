-- Documents that were indexed since the last counting, and those whose articles have changed.
CREATE TEMP TABLE documents_due AS
SELECT documents.document
FROM search_documents AS documents
WHERE documents.document > (SELECT coalesce(max(search_articles.document), 0) FROM search_articles)
UNION
SELECT search_articles.document
FROM search_articles
SEMI JOIN gone ON search_articles.head_row = gone.head_row;

-- The rows that a search returns are those of the article that is indexed.
SELECT
    documents.document,
    documents.article_id,
    heads.article_id AS shown_article_id
FROM internal.search_articles
INNER JOIN internal.search_documents AS documents ON search_articles.document = documents.document
LEFT JOIN internal.article_heads AS heads ON search_articles.head_row = heads.rowid
WHERE
    (documents.article_id IS DISTINCT FROM heads.article_id)
    OR (search_articles.content_row IS DISTINCT FROM heads.content_row);

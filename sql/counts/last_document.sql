-- The last document that was placed.
SELECT coalesce(max(search_articles.document), 0) AS last_document FROM search_articles;

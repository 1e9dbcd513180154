-- A document that a later version has superseded belongs to a changed article.
DELETE FROM search_articles
WHERE search_articles.head_row IN (SELECT gone.head_row FROM gone);

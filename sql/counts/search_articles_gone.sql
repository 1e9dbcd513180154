-- Of a document that a later version has superseded, the article has changed.
DELETE FROM search_articles
WHERE search_articles.head_row IN (SELECT gone.head_row FROM gone);

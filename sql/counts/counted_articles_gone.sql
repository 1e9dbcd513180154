DELETE FROM counted_articles
WHERE counted_articles.head_row IN (SELECT gone.head_row FROM gone);

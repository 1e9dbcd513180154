-- The month that is whole, as in its file.
SELECT articles.* EXCLUDE (first_day)
FROM query_table(getvariable('month')) AS articles
ORDER BY articles.source, articles.published_at, articles.article_id;

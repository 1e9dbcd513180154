-- Of the chosen articles those of some months.
DELETE FROM found
WHERE found.article_id NOT IN (
    SELECT articles.article_id
    FROM articles
    WHERE list_contains($months, cast(date_trunc('month', articles.day) AS DATE))
);

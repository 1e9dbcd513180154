-- Of the chosen articles those of some days.
DELETE FROM found
WHERE found.article_id NOT IN (
    SELECT articles.article_id
    FROM articles
    WHERE
        ($first IS NULL OR articles.day >= cast($first AS DATE))
        AND ($last IS NULL OR articles.day <= cast($last AS DATE))
);

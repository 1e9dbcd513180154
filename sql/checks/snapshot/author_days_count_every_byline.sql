-- Each author of each article is counted once.
SELECT
    'author_days' AS object,
    (SELECT sum(author_days.articles) FROM author_days) AS counted,
    (SELECT sum(len(list_distinct(articles.authors))) FROM articles) AS expected
WHERE coalesce(counted, 0) <> coalesce(expected, 0);

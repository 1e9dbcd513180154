-- Each tag of each article is counted once.
SELECT
    'tag_days' AS object,
    (SELECT sum(tag_days.articles) FROM tag_days) AS counted,
    (SELECT sum(len(list_distinct(article_heads.tags))) FROM internal.article_heads) AS expected
WHERE coalesce(counted, 0) <> coalesce(expected, 0);

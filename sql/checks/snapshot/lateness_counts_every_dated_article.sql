-- Each article that states its time of publication is counted once.
SELECT
    'lateness' AS object,
    (SELECT sum(lateness.articles) FROM lateness) AS counted,
    (SELECT count(article_heads.published_at) FROM internal.article_heads) AS expected
WHERE coalesce(counted, 0) <> expected;

-- No two articles have the same primary address.
SELECT
    article_heads.url_key,
    count(*) AS articles
FROM internal.article_heads
GROUP BY article_heads.url_key
HAVING count(*) > 1;

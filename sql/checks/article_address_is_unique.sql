-- No two articles are read at one address.
SELECT
    article_heads.url_key,
    count(*) AS articles
FROM article_heads
GROUP BY article_heads.url_key
HAVING count(*) > 1;

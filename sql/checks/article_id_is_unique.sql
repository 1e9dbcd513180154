-- Each article has one head.
SELECT
    article_heads.article_id,
    count(*) AS heads
FROM internal.article_heads
GROUP BY article_heads.article_id
HAVING count(*) > 1;

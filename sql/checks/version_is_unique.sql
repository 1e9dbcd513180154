-- Each version of an article has one row.
SELECT
    article_contents.article_id,
    article_contents.version,
    count(*) AS contents
FROM internal.article_contents
GROUP BY article_contents.article_id, article_contents.version
HAVING count(*) > 1;

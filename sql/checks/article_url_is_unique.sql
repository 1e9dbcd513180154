-- An address leads to one article.
SELECT
    article_urls.url_key,
    count(*) AS articles
FROM article_urls
GROUP BY article_urls.url_key
HAVING count(*) > 1;

-- The primary address of an article leads to it.
SELECT
    article_heads.article_id,
    article_heads.url_key
FROM internal.article_heads
ANTI JOIN article_urls
    ON article_heads.article_id = article_urls.article_id AND article_heads.url_key = article_urls.url_key;

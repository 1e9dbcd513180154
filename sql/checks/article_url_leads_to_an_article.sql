-- The article that an address leads to exists.
SELECT
    article_urls.url_key,
    article_urls.article_id
FROM article_urls
ANTI JOIN internal.article_heads ON article_urls.article_id = article_heads.article_id;

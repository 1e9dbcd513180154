UPDATE article_urls
SET
    key_digest = cast(md5_number_lower(article_urls.url_key) >> 32 AS UINTEGER),
    id_digest = cast(md5_number_lower(article_urls.article_id) >> 32 AS UINTEGER)
WHERE article_urls.key_digest IS NULL;

-- The digest by which a row is found is that of its key, or null: otherwise the row is not found, and written again.
SELECT
    'addresses' AS table_name,
    addresses.url_key AS key
FROM internal.addresses
WHERE addresses.key_digest <> cast(md5_number_lower(addresses.url_key) >> 32 AS UINTEGER)
UNION ALL
SELECT
    'article_urls' AS table_name,
    article_urls.url_key AS key
FROM article_urls
WHERE
    article_urls.key_digest <> cast(md5_number_lower(article_urls.url_key) >> 32 AS UINTEGER)
    OR article_urls.id_digest <> cast(md5_number_lower(article_urls.article_id) >> 32 AS UINTEGER)
UNION ALL
SELECT
    'article_heads' AS table_name,
    article_heads.article_id AS key
FROM internal.article_heads
WHERE article_heads.id_digest <> cast(md5_number_lower(article_heads.article_id) >> 32 AS UINTEGER)
UNION ALL
SELECT
    'article_contents' AS table_name,
    article_contents.article_id AS key
FROM internal.article_contents
WHERE article_contents.id_digest <> cast(md5_number_lower(article_contents.article_id) >> 32 AS UINTEGER);

-- All addresses of every article that one of the keys leads to.
SELECT
    article_urls.url_key,
    article_urls.url,
    article_urls.article_id,
    article_urls.how,
    article_urls.first_seen_at
FROM article_urls
WHERE
    article_urls.article_id IN (
        SELECT linked.article_id
        FROM article_urls AS linked
        WHERE linked.url_key IN (SELECT unnest(from_json_strict($keys, '["VARCHAR"]')))
    );

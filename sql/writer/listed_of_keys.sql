-- What is known of listed addresses. An address that belongs to an article but was never requested itself (the end of
-- a redirect) is known by that article.
WITH
keys AS (SELECT unnest(from_json_strict($keys, '["VARCHAR"]')) AS url_key),

answering AS (
    SELECT
        article_urls.url_key,
        article_heads.last_seen_at
    FROM article_urls
    INNER JOIN article_heads ON article_urls.article_id = article_heads.article_id
    WHERE article_urls.how IN ('fetched', 'redirect') AND article_urls.url_key IN (SELECT keys.url_key FROM keys)
)

SELECT
    keys.url_key,
    greatest(addresses.fetched_at, answering.last_seen_at) AS fetched_at,
    addresses.next_due_at,
    coalesce(addresses.checks, 0) AS checks,
    pending.next_attempt_at,
    pending.claimed_by
FROM keys
LEFT JOIN addresses ON keys.url_key = addresses.url_key
LEFT JOIN pending ON keys.url_key = pending.url_key
LEFT JOIN answering ON keys.url_key = answering.url_key
WHERE addresses.url_key IS NOT NULL OR pending.url_key IS NOT NULL OR answering.url_key IS NOT NULL;

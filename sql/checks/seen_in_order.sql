-- An article is first seen before it is last seen.
SELECT
    article_heads.article_id,
    article_heads.first_seen_at,
    article_heads.last_seen_at
FROM internal.article_heads
WHERE article_heads.first_seen_at > article_heads.last_seen_at;

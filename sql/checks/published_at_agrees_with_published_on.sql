-- The time is within the calendar date that is stated, in some time zone.
SELECT
    article_heads.article_id,
    article_heads.published_at,
    article_heads.published_on
FROM internal.article_heads
WHERE
    article_heads.published_at < article_heads.published_on - INTERVAL 14 HOUR
    OR article_heads.published_at > article_heads.published_on + INTERVAL 36 HOUR;

-- What came on the day before the snapshot, by source.
SELECT
    heads.source,
    count(*) AS articles
FROM internal.article_heads AS heads
WHERE heads.first_seen_at > (SELECT snapshot_info.published_at FROM snapshot_info) - INTERVAL 1 DAY
GROUP BY heads.source
ORDER BY articles DESC, heads.source ASC;

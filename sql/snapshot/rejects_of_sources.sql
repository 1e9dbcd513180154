-- Rejects by source and reason, the most frequent of the last week first.
SELECT
    rejects.source,
    rejects.reason,
    rejects.rejects,
    rejects.rejects_24h,
    rejects.rejects_7d,
    rejects.last_at,
    rejects.last_url,
    rejects.last_detail
FROM rejects_by_reason AS rejects
ORDER BY rejects.source ASC, rejects.rejects_7d DESC, rejects.rejects DESC, rejects.reason ASC;

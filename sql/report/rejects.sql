-- Rejects by reason over all sources, the most frequent first.
SELECT
    rejects_by_reason.reason,
    cast(sum(rejects_by_reason.rejects) AS BIGINT) AS rejects,
    cast(sum(rejects_by_reason.rejects_7d) AS BIGINT) AS rejects_7d,
    count(*) AS sources,
    max(rejects_by_reason.last_at) AS last_at,
    max_by(rejects_by_reason.last_url, rejects_by_reason.last_at) AS last_url
FROM rejects_by_reason
GROUP BY rejects_by_reason.reason
ORDER BY rejects DESC, rejects_by_reason.reason ASC;

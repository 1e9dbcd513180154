-- Why pages of a source are not loaded.
SELECT
    rejects.reason,
    rejects.rejects,
    rejects.rejects_7d,
    rejects.last_at,
    rejects.last_url,
    rejects.last_detail
FROM rejects_by_reason AS rejects
WHERE rejects.source = $source
ORDER BY rejects.rejects_7d DESC, rejects.rejects DESC, rejects.reason ASC;

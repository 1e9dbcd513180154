-- No source claims to be complete beyond its last success, or beyond the snapshot.
SELECT
    completeness.source,
    completeness.complete_through,
    completeness.last_success_at
FROM completeness
CROSS JOIN snapshot_info
WHERE
    completeness.complete_through > completeness.last_success_at
    OR completeness.complete_through > snapshot_info.published_at;

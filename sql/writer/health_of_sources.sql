-- What is wrong with each source now, as an alarm. One failed run is not enough: the next run is likely to succeed.
SELECT
    health.source,
    health.health AS kind,
    health.why
FROM source_health AS health
CROSS JOIN snapshot_info
WHERE
    health.health IN ('silent', 'drifting', 'robots', 'stale')
    OR (
        health.health = 'failing'
        AND coalesce(
            snapshot_info.published_at - health.last_success_at
            > to_minutes(cast(greatest(3 * coalesce(health.usual_minutes, 0), 60) AS INTEGER)),
            true
        )
    )
ORDER BY health.source;

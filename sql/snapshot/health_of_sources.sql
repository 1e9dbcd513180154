-- The health of each source: alarms first, then by name.
SELECT
    health.source,
    health.health,
    health.why,
    health.articles,
    health.last_run_at,
    health.last_success_at,
    health.last_listed,
    health.inserted_24h,
    health.inserted_7d,
    health.updated_7d,
    health.rejected_7d,
    health.usual_daily,
    health.pending,
    health.oldest_waiting_at,
    health.complete_through
FROM source_health AS health
ORDER BY
    list_position(
        ['robots', 'failing', 'fruitless', 'silent', 'drifting', 'stale', 'quiet', 'new', 'ok', 'off'], health.health
    ),
    health.source;

-- Every source and its health: alarms first, then by name.
SELECT
    health.source,
    health.health,
    health.why,
    health.articles,
    health.inserted_24h,
    health.inserted_7d,
    health.updated_7d,
    health.rejected_7d,
    health.usual_daily,
    health.pending,
    health.last_success_at,
    health.complete_through
FROM source_health AS health
ORDER BY
    coalesce(
        list_position(
            ['failing', 'fruitless', 'silent', 'stale', 'quiet', 'new', 'ok', 'off'], health.health
        ),
        0
    ),
    health.source;

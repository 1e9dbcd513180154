-- A source and how well it is.
SELECT
    sources.source,
    sources.enabled,
    sources.schedule,
    sources.timezone,
    sources.language,
    sources.labels,
    sources.first_run_at,
    health.health,
    health.why,
    health.articles,
    health.last_success_at,
    health.inserted_24h,
    health.inserted_7d,
    health.updated_7d,
    health.rejected_7d,
    health.usual_daily,
    health.pending,
    health.complete_through
FROM sources
LEFT JOIN source_health AS health ON sources.source = health.source
WHERE sources.source = $source;

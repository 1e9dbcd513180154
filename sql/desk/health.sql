-- How well each source is.
SELECT
    health.source,
    health.health,
    health.why
FROM source_health AS health
ORDER BY health.source;

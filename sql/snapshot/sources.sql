CREATE VIEW sources AS
WITH
settings AS (SELECT * FROM internal.source_settings),

health AS (SELECT * FROM source_health),

final AS (
    SELECT
        settings.source,
        settings.enabled,
        health.health,
        health.articles,
        health.pending,
        health.last_success_at,
        health.complete_through,
        settings.schedule,
        settings.timezone,
        settings.language,
        settings.labels,
        settings.first_run_at,
        settings.seen_at
    FROM settings
    LEFT JOIN health ON settings.source = health.source
)

SELECT * FROM final;

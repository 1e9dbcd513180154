-- Each source that was ever configured has one row, and one of the fixed words for its health.
SELECT
    source_settings.source,
    any_value(source_health.health) AS health
FROM internal.source_settings
LEFT JOIN source_health ON source_settings.source = source_health.source
GROUP BY source_settings.source
HAVING
    count(source_health.source) <> 1
    OR any_value(source_health.health) NOT IN (
        'ok', 'quiet', 'silent', 'drifting', 'robots', 'stale', 'failing', 'fruitless', 'new', 'off'
    );

MERGE INTO sources AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "source": "VARCHAR", "enabled": "BOOLEAN", "schedule": "VARCHAR", "timezone": "VARCHAR",
            "language": "VARCHAR", "labels": "MAP(VARCHAR, VARCHAR)", "seen_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON target.source = given.source
WHEN MATCHED THEN
    UPDATE
        SET
            enabled = given.enabled,
            schedule = given.schedule,
            timezone = given.timezone,
            language = given.language,
            labels = given.labels,
            seen_at = given.seen_at
WHEN NOT MATCHED THEN INSERT (source, enabled, schedule, timezone, language, labels, seen_at) VALUES (
    given.source,
    given.enabled,
    given.schedule,
    given.timezone,
    given.language,
    given.labels,
    given.seen_at
);

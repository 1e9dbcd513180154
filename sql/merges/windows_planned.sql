-- Windows that are planned; one that is planned again starts over.
MERGE INTO windows AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "source": "VARCHAR", "kind": "VARCHAR", "name": "VARCHAR", "about": "VARCHAR", "refresh": "BOOLEAN",
            "is_whole": "BOOLEAN", "size": "BIGINT", "planned_at": "TIMESTAMP", "error": "VARCHAR"
        }]'), recursive := true)
) AS given
    ON target.source = given.source AND target.kind = given.kind AND target.name = given.name
WHEN MATCHED THEN
    UPDATE
        SET
            about = given.about,
            state = 'planned',
            refresh = given.refresh,
            is_whole = given.is_whole,
            size = given.size,
            planned_at = given.planned_at,
            finished_at = null,
            error = given.error
WHEN NOT MATCHED THEN INSERT (
    source, kind, name, about, state, refresh, is_whole, size, planned_at, error
) VALUES (
    given.source,
    given.kind,
    given.name,
    given.about,
    'planned',
    given.refresh,
    given.is_whole,
    given.size,
    given.planned_at,
    given.error
);

MERGE INTO alarms AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "source": "VARCHAR", "kind": "VARCHAR", "raised_at": "TIMESTAMP", "told_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON target.source = given.source AND target.kind = given.kind AND target.raised_at = given.raised_at
WHEN MATCHED THEN UPDATE SET
    told_at = given.told_at;

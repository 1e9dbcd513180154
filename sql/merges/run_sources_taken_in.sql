MERGE INTO run_sources AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "run_id": "VARCHAR", "source": "VARCHAR", "listed": "BIGINT", "waiting": "BIGINT", "discovered_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON target.run_id = given.run_id AND target.source = given.source
WHEN MATCHED THEN UPDATE SET
    listed = target.listed + given.listed,
    waiting = given.waiting,
    discovered_at = given.discovered_at;

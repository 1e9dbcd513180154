MERGE INTO runs AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "run_id": "VARCHAR", "state": "VARCHAR", "finished_at": "TIMESTAMP", "error": "VARCHAR"
        }]'), recursive := true)
) AS given
    ON target.run_id = given.run_id AND target.state = 'running'
WHEN MATCHED THEN UPDATE SET
    state = given.state,
    finished_at = given.finished_at,
    error = given.error;

-- The result of trying a window.
MERGE INTO windows AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "source": "VARCHAR", "kind": "VARCHAR", "name": "VARCHAR", "state": "VARCHAR", "tried_at": "TIMESTAMP",
            "finished_at": "TIMESTAMP", "run_id": "VARCHAR", "error": "VARCHAR"
        }]'), recursive := true)
) AS given
    ON target.source = given.source AND target.kind = given.kind AND target.name = given.name
WHEN MATCHED THEN
    UPDATE
        SET
            state = given.state,
            tried_at = given.tried_at,
            finished_at = given.finished_at,
            run_id = given.run_id,
            error = given.error;

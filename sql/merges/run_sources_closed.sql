-- A source that had nothing to fetch was closed before its run.
MERGE INTO run_sources AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "run_id": "VARCHAR", "source": "VARCHAR", "finished_at": "TIMESTAMP", "error": "VARCHAR"
        }]'), recursive := true)
) AS given
    ON target.run_id = given.run_id AND target.source = given.source
WHEN MATCHED AND target.finished_at IS null THEN UPDATE SET
    finished_at = given.finished_at,
    error = given.error;

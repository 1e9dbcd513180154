-- Why addresses that entered a run were not fetched in it.
MERGE INTO outcomes AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "run_id": "VARCHAR", "source": "VARCHAR", "reason": "VARCHAR"
        }]'), recursive := true)
) AS given
    ON
        target.run_id = given.run_id
        AND target.source = given.source
        AND target.outcome = 'pending'
        AND target.reason IS null
WHEN MATCHED THEN UPDATE SET
    reason = given.reason;

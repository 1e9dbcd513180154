-- Addresses that have their outcome are no longer pending. One that became pending after this fetch stays, because it
-- needs a newer fetch; unless the run that fetched it has claimed it, for then the clock was set back in between.
MERGE INTO pending AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "row_id": "BIGINT", "url_key": "VARCHAR", "fetched_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON target.rowid = given.row_id AND target.url_key = given.url_key
WHEN MATCHED AND (target.since <= given.fetched_at OR target.claimed_by = cast($run_id AS VARCHAR)) THEN DELETE;

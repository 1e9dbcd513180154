-- Pending addresses whose fetch failed: they wait for their next attempt, claimed by no run.
MERGE INTO pending AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "row_id": "BIGINT", "url_key": "VARCHAR", "attempts": "BIGINT", "failing_since": "TIMESTAMP",
            "next_attempt_at": "TIMESTAMP", "last_error": "VARCHAR"
        }]'), recursive := true)
) AS given
    ON target.rowid = given.row_id AND target.url_key = given.url_key
WHEN MATCHED THEN
    UPDATE
        SET
            attempts = given.attempts,
            failing_since = given.failing_since,
            next_attempt_at = given.next_attempt_at,
            last_error = given.last_error,
            claimed_by = null;

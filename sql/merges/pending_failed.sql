-- Addresses whose fetch failed: they wait for their next attempt, claimed by no run.
MERGE INTO pending AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "url_key": "VARCHAR", "url": "VARCHAR", "source": "VARCHAR", "found_by": "VARCHAR", "since": "TIMESTAMP",
            "newest_at": "TIMESTAMP", "attempts": "BIGINT", "failing_since": "TIMESTAMP",
            "next_attempt_at": "TIMESTAMP", "last_error": "VARCHAR", "claimed_by": "VARCHAR"
        }]'), recursive := true)
) AS given
    ON target.url_key = given.url_key
WHEN MATCHED THEN
    UPDATE
        SET
            attempts = given.attempts,
            failing_since = given.failing_since,
            next_attempt_at = given.next_attempt_at,
            last_error = given.last_error,
            claimed_by = null
WHEN NOT MATCHED THEN INSERT (
    url_key,
    url,
    source,
    found_by,
    since,
    newest_at,
    attempts,
    failing_since,
    next_attempt_at,
    last_error,
    claimed_by
) VALUES (
    given.url_key,
    given.url,
    given.source,
    given.found_by,
    given.since,
    given.newest_at,
    given.attempts,
    given.failing_since,
    given.next_attempt_at,
    given.last_error,
    given.claimed_by
);

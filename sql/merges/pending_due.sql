-- Listed addresses that are due: pending until a run claims them.
MERGE INTO pending AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "url_key": "VARCHAR", "url": "VARCHAR", "source": "VARCHAR", "found_by": "VARCHAR", "since": "TIMESTAMP",
            "newest_at": "TIMESTAMP", "attempts": "BIGINT", "next_attempt_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON target.url_key = given.url_key
WHEN MATCHED AND target.claimed_by IS null THEN
    UPDATE
        SET
            source = given.source,
            newest_at = greatest(target.newest_at, given.newest_at)
WHEN NOT MATCHED THEN INSERT (
    url_key,
    url,
    source,
    found_by,
    since,
    newest_at,
    attempts,
    next_attempt_at
) VALUES (
    given.url_key,
    given.url,
    given.source,
    given.found_by,
    given.since,
    given.newest_at,
    given.attempts,
    given.next_attempt_at
);

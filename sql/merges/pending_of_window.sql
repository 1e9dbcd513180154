-- The run claims what is left to fetch of a window (writer/window_left), except what another run has claimed. An
-- address that failed waits for its next attempt.
MERGE INTO pending AS target
USING window_left AS given
    ON target.url_key = given.url_key
WHEN MATCHED AND target.claimed_by IS NULL AND target.next_attempt_at <= cast($now AS TIMESTAMP) THEN
    UPDATE
        SET
            source = $source,
            claimed_by = cast($run_id AS VARCHAR)
WHEN NOT MATCHED THEN INSERT (
    url_key, url, source, found_by, since, newest_at, attempts, next_attempt_at, claimed_by
) VALUES (
    given.url_key,
    given.url,
    cast($source AS VARCHAR),
    given.found_by,
    cast($now AS TIMESTAMP),
    given.newest_at,
    0,
    cast($now AS TIMESTAMP),
    cast($run_id AS VARCHAR)
);

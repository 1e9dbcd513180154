-- The run claims the newest pending addresses of this source.
MERGE INTO pending AS target
USING (
    SELECT pending.url_key
    FROM pending
    WHERE
        pending.source = $source
        AND pending.claimed_by IS NULL
        AND pending.next_attempt_at <= cast($now AS TIMESTAMP)
        AND pending.url_key NOT IN (SELECT unnest(from_json_strict($excluded, '["VARCHAR"]')))
    ORDER BY pending.newest_at DESC NULLS LAST, pending.since ASC, pending.url_key ASC
    LIMIT $max_claims
) AS given
    ON target.url_key = given.url_key
WHEN MATCHED THEN UPDATE SET
    claimed_by = cast($run_id AS VARCHAR);

-- The run claims addresses whose interval has passed, the longest overdue first.
INSERT INTO pending BY NAME
SELECT
    addresses.url_key,
    addresses.url,
    cast($source AS VARCHAR) AS source,
    'recheck' AS found_by,
    cast($now AS TIMESTAMP) AS since,
    cast(NULL AS TIMESTAMP) AS newest_at,
    0 AS attempts,
    cast($now AS TIMESTAMP) AS next_attempt_at,
    cast($run_id AS VARCHAR) AS claimed_by
FROM addresses
WHERE
    addresses.source = $source
    AND addresses.next_due_at <= cast($now AS TIMESTAMP)
    AND addresses.url_key NOT IN (SELECT unnest(from_json_strict($excluded, '["VARCHAR"]')))
    AND NOT EXISTS (
        SELECT 1 FROM pending
        WHERE pending.url_key = addresses.url_key
    )
ORDER BY addresses.next_due_at ASC, addresses.url_key ASC
LIMIT $max_claims;

-- How many addresses of a source could be fetched now: new or changed ones, and ones whose interval has passed.
SELECT
    (
        SELECT count(*)
        FROM pending
        WHERE
            pending.source = $source
            AND pending.claimed_by IS NULL
            AND pending.next_attempt_at <= cast($now AS TIMESTAMP)
            AND pending.url_key NOT IN (SELECT unnest(from_json_strict($excluded, '["VARCHAR"]')))
    ) AS waiting,
    (
        SELECT count(*)
        FROM addresses
        WHERE
            addresses.source = $source
            AND addresses.next_due_at <= cast($now AS TIMESTAMP)
            AND addresses.url_key NOT IN (SELECT unnest(from_json_strict($excluded, '["VARCHAR"]')))
            AND NOT EXISTS (
                SELECT 1 FROM pending
                WHERE pending.url_key = addresses.url_key
            )
    ) AS rechecks;

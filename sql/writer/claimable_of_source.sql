-- The addresses of a source that could be fetched now: pending ones, and ones whose interval has passed.
SELECT
    pending.url_key,
    pending.url
FROM pending
WHERE
    pending.source = $source
    AND pending.claimed_by IS NULL
    AND pending.next_attempt_at <= cast($now AS TIMESTAMP)
UNION ALL
SELECT
    addresses.url_key,
    addresses.url
FROM addresses
WHERE addresses.source = $source AND addresses.next_due_at <= cast($now AS TIMESTAMP);

-- Those of some sources that have an address which could be fetched now: pending, or its interval has passed.
WITH
given AS (SELECT unnest(from_json_strict($sources, '["VARCHAR"]')) AS source)

SELECT pending.source
FROM pending
INNER JOIN given ON pending.source = given.source
WHERE pending.claimed_by IS NULL AND pending.next_attempt_at <= cast($now AS TIMESTAMP)
UNION
SELECT addresses.source
FROM addresses
INNER JOIN given ON addresses.source = given.source
WHERE addresses.next_due_at <= cast($now AS TIMESTAMP);

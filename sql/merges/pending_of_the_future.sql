-- No wait is longer than a day: a later attempt was written before the clock was set back.
UPDATE pending
SET
    since = least(pending.since, cast($now AS TIMESTAMP)),
    newest_at = least(pending.newest_at, cast($now AS TIMESTAMP)),
    failing_since = least(pending.failing_since, cast($now AS TIMESTAMP)),
    next_attempt_at = least(pending.next_attempt_at, cast($now AS TIMESTAMP))
WHERE
    pending.source IN (SELECT unnest(from_json_strict($sources, '["VARCHAR"]')))
    AND pending.claimed_by IS NULL
    AND greatest(pending.since, pending.failing_since, pending.next_attempt_at)
    > cast($now AS TIMESTAMP) + INTERVAL 1 DAY;

-- Alarms of these kinds that the last look did not find: they are over.
UPDATE alarms
SET ended_at = cast($now AS TIMESTAMP)
WHERE
    alarms.ended_at IS null
    AND alarms.seen_at < cast($now AS TIMESTAMP)
    AND list_contains($kinds, alarms.kind);

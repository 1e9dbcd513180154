-- The alarms of sources that are still not well, though what is wrong now is no alarm yet: they are not over.
UPDATE alarms
SET seen_at = cast($now AS TIMESTAMP)
WHERE
    alarms.ended_at IS null
    AND list_contains($sources, alarms.source)
    AND list_contains($kinds, alarms.kind);

-- Alarms that the last check did not find: they have ended.
UPDATE alarms
SET ended_at = cast($now AS TIMESTAMP)
WHERE alarms.ended_at IS null AND alarms.seen_at < cast($now AS TIMESTAMP);

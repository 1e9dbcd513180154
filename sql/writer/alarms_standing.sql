-- Alarms that have not ended, the oldest first.
SELECT
    alarms.source,
    alarms.kind,
    alarms.why,
    alarms.raised_at,
    alarms.ended_at
FROM alarms
WHERE alarms.ended_at IS null
ORDER BY alarms.raised_at, alarms.source, alarms.kind;

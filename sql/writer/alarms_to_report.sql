-- Alarms to report: new ones, those still active a day after they were last reported, and those that have ended since.
SELECT
    alarms.source,
    alarms.kind,
    alarms.why,
    alarms.raised_at,
    alarms.ended_at
FROM alarms
WHERE
    (
        alarms.ended_at IS null
        AND (alarms.told_at IS null OR alarms.told_at <= cast($now AS TIMESTAMP) - INTERVAL 1 DAY)
    )
    OR (alarms.told_at < alarms.ended_at)
ORDER BY alarms.raised_at, alarms.source, alarms.kind;

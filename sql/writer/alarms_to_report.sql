-- Alarms that were not sent yet, that are due for a reminder, or that have ended since they were sent. An alarm that
-- ended before it was sent is never sent.
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
        AND (
            alarms.told_at IS null
            OR ($remind_days > 0 AND alarms.told_at <= cast($now AS TIMESTAMP) - to_days($remind_days))
        )
    )
    OR (alarms.told_at < alarms.ended_at)
ORDER BY alarms.raised_at, alarms.source, alarms.kind;

-- Alarms that were not sent yet, that are due for a reminder, or that have ended since they were sent. Never sent:
-- those that ended before they were sent, and the end of one that another of the same source has replaced.
SELECT
    alarms.source,
    alarms.kind,
    alarms.why,
    alarms.raised_at,
    alarms.ended_at,
    CASE
        WHEN alarms.told_at IS null
            THEN (
                SELECT arg_max(before.kind, before.ended_at)
                FROM alarms AS before
                WHERE
                    before.source = alarms.source
                    AND before.kind != alarms.kind
                    AND before.told_at < before.ended_at
                    AND before.ended_at >= alarms.raised_at
            )
    END AS was
FROM alarms
WHERE
    (
        alarms.ended_at IS null
        AND (
            alarms.told_at IS null
            OR ($remind_days > 0 AND alarms.told_at <= cast($now AS TIMESTAMP) - to_days($remind_days))
        )
    )
    OR (
        alarms.told_at < alarms.ended_at
        AND NOT EXISTS (
            SELECT 1
            FROM alarms AS later
            WHERE
                later.source = alarms.source
                AND later.kind != alarms.kind
                AND later.raised_at <= alarms.ended_at
                AND later.seen_at >= alarms.ended_at
                AND list_contains($kinds, later.kind)
                AND list_contains($kinds, alarms.kind)
        )
    )
ORDER BY alarms.raised_at, alarms.source, alarms.kind;

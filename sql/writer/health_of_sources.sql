-- What is wrong with each source now, and whether it is an alarm. A failed run is none until it has lasted: the next is
-- likely to succeed. If nothing at all has answered while two sources or more failed, it is one alarm, of this machine.
WITH
wrong AS (
    SELECT
        health.source,
        health.health,
        health.why,
        health.since,
        health.last_run_at,
        health.health = 'failing' OR (health.health = 'robots' AND health.since IS NOT NULL) AS may_pass,
        coalesce(
            snapshot_info.published_at - health.since
            >= to_minutes(cast(greatest(3 * coalesce(health.usual_minutes, 0), $hold_minutes) AS INTEGER)),
            TRUE
        ) AS has_lasted,
        -- Whether any host has answered between the first failure of the source and the end of its last run.
        exists(
            SELECT 1
            FROM fetches
            WHERE
                fetches.requested_at >= health.since
                AND fetches.requested_at <= health.last_run_at + INTERVAL 5 MINUTE
        ) AS is_answered
    FROM source_health AS health
    CROSS JOIN snapshot_info
    WHERE health.health IN ('silent', 'drifting', 'robots', 'stale', 'failing', 'fruitless')
),

unanswered AS (
    SELECT
        count(*) AS sources,
        min(wrong.since) AS since,
        bool_or(wrong.has_lasted) AS has_lasted,
        max(wrong.last_run_at) AS last_run_at
    FROM wrong
    WHERE wrong.health = 'failing' AND NOT wrong.is_answered
),

-- Over as soon as anything has answered since.
unreachable AS (
    SELECT
        unanswered.since,
        unanswered.sources,
        unanswered.has_lasted AND NOT EXISTS (
            SELECT 1 FROM fetches
            WHERE fetches.requested_at > unanswered.last_run_at
        ) AS stands
    FROM unanswered
    WHERE unanswered.sources >= 2
)

SELECT
    wrong.source,
    wrong.health AS kind,
    wrong.why,
    wrong.since,
    NOT wrong.may_pass
    OR (
        wrong.has_lasted
        -- One that failed while the machine was offline is judged by its next run.
        AND NOT (
            wrong.health = 'failing'
            AND NOT wrong.is_answered
            AND (
                EXISTS (SELECT 1 FROM unreachable)
                OR EXISTS (
                    SELECT 1 FROM fetches
                    WHERE fetches.requested_at > wrong.last_run_at + INTERVAL 5 MINUTE
                )
            )
        )
    ) AS is_alarm
FROM wrong
UNION ALL
SELECT
    'all sources' AS source,
    'unreachable' AS kind,
    format('none of {} sources can be reached: is this machine online?', unreachable.sources) AS why,
    unreachable.since,
    TRUE AS is_alarm
FROM unreachable
WHERE unreachable.stands
ORDER BY ALL;

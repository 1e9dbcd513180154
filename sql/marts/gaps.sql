CREATE VIEW gaps AS
WITH
snapshot AS (SELECT snapshot_info.published_at FROM snapshot_info),

attempts AS (
    SELECT
        run_sources.source,
        run_sources.started_at,
        run_sources.discovered_at,
        run_sources.error,
        run_log.state
    FROM run_sources
    INNER JOIN internal.run_log ON run_sources.run_id = run_log.run_id
    WHERE run_log.kind = 'ingest'
),

successes AS (
    SELECT
        attempts.source,
        attempts.discovered_at AS gap_from,
        lead(attempts.discovered_at) OVER (PARTITION BY attempts.source ORDER BY attempts.discovered_at) AS gap_to
    FROM attempts
    WHERE attempts.discovered_at IS NOT NULL
),

usual AS (
    SELECT
        successes.source,
        median(epoch(successes.gap_to - successes.gap_from)) / 60 AS usual_minutes
    FROM successes
    WHERE successes.gap_to IS NOT NULL
    GROUP BY successes.source
),

measured AS (
    SELECT
        successes.source,
        successes.gap_from,
        successes.gap_to,
        epoch(coalesce(successes.gap_to, snapshot.published_at) - successes.gap_from) / 60 AS minutes,
        usual.usual_minutes
    FROM successes
    INNER JOIN usual ON successes.source = usual.source
    CROSS JOIN snapshot
),

final AS (
    SELECT
        measured.source,
        measured.gap_from,
        measured.gap_to,
        measured.minutes,
        measured.usual_minutes,
        count(attempts.started_at) AS failed_runs,
        max_by(attempts.error, attempts.started_at) AS last_error
    FROM measured
    LEFT JOIN attempts
        ON
            measured.source = attempts.source
            AND attempts.discovered_at IS NULL
            AND attempts.state <> 'running'
            AND measured.gap_from < attempts.started_at
            AND (measured.gap_to IS NULL OR measured.gap_to > attempts.started_at)
    -- Runs by hand follow each other in seconds: a quarter of an hour after them is not a gap.
    WHERE measured.minutes > greatest(3 * measured.usual_minutes, 15)
    GROUP BY measured.source, measured.gap_from, measured.gap_to, measured.minutes, measured.usual_minutes
)

SELECT * FROM final;

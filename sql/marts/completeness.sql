-- The time up to which a source's record is complete. The next successful discovery makes up for a failed one, because
-- it looks back over a window; backfills say nothing about the present.
CREATE VIEW completeness AS
WITH
sources AS (SELECT * FROM internal.source_settings),

successes AS (
    SELECT
        run_sources.source,
        max(run_sources.discovered_at) AS last_success_at
    FROM run_sources
    INNER JOIN internal.run_log ON run_sources.run_id = run_log.run_id
    WHERE run_log.kind = 'ingest'
    GROUP BY run_sources.source
),

waiting AS (
    SELECT
        pending.source,
        count(*) AS pending,
        -- An address may have waited for less time than its article is old.
        min(least(pending.since, pending.newest_at)) AS oldest_waiting_at
    FROM pending
    GROUP BY pending.source
),

final AS (
    SELECT
        sources.source,
        successes.last_success_at,
        coalesce(waiting.pending, 0) AS pending,
        waiting.oldest_waiting_at,
        CASE
            WHEN successes.last_success_at IS NOT NULL THEN least(successes.last_success_at, waiting.oldest_waiting_at)
        END AS complete_through
    FROM sources
    LEFT JOIN successes ON sources.source = successes.source
    LEFT JOIN waiting ON sources.source = waiting.source
)

SELECT * FROM final;

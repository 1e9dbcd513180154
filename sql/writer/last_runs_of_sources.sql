-- The last ingest of each source that has ended: when it started, what it did, and why it failed.
SELECT
    run_sources.source,
    max(run_sources.started_at) AS started_at,
    max_by(run_sources.inserted + run_sources.updated, run_sources.started_at) AS changed,
    max_by(run_sources.rejected, run_sources.started_at) AS rejected,
    arg_max_null(
        coalesce(run_sources.error, CASE WHEN runs.state = 'died' THEN 'the run died' END), run_sources.started_at
    ) AS error
FROM run_sources
INNER JOIN runs ON run_sources.run_id = runs.run_id
WHERE runs.kind = 'ingest' AND runs.state <> 'running'
GROUP BY run_sources.source;

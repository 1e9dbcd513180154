-- The last runs, the newest first.
SELECT
    runs.run_id,
    runs.kind,
    runs.state,
    runs.started_at,
    runs.finished_at,
    runs.sources,
    runs.failed_sources,
    runs.listed,
    runs.taken_in,
    runs.waiting,
    runs.inserted,
    runs.updated,
    runs.unchanged,
    runs.duplicate,
    runs.rejected,
    runs.pending,
    runs.error
FROM runs
ORDER BY runs.started_at DESC, runs.run_id ASC
LIMIT $count;

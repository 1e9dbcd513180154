SELECT
    run_sources.source,
    run_sources.listed,
    run_sources.taken_in,
    run_sources.waiting,
    run_sources.inserted,
    run_sources.updated,
    run_sources.unchanged,
    run_sources.duplicate,
    run_sources.rejected,
    run_sources.pending,
    run_sources.error
FROM run_sources
WHERE run_sources.run_id = $run_id
ORDER BY run_sources.source;

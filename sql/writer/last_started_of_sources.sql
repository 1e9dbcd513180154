-- When an ingest last started each source, whether or not it succeeded.
SELECT
    run_sources.source,
    max(run_sources.started_at) AS started_at
FROM run_sources
INNER JOIN runs ON run_sources.run_id = runs.run_id
WHERE runs.kind = 'ingest'
GROUP BY run_sources.source;

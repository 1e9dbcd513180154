-- When each source was last begun by an ingest, whatever came of it.
SELECT
    run_sources.source,
    max(run_sources.started_at) AS started_at
FROM run_sources
INNER JOIN runs ON run_sources.run_id = runs.run_id
WHERE runs.kind = 'ingest'
GROUP BY run_sources.source;

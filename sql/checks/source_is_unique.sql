-- Each source of a run is counted once.
SELECT
    run_sources.run_id,
    run_sources.source,
    count(*) AS rows_of_it
FROM run_sources
GROUP BY run_sources.run_id, run_sources.source
HAVING count(*) > 1;

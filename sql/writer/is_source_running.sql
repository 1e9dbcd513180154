-- Whether a run that has not been closed counts by this source's name.
SELECT count(*) > 0 AS is_running
FROM run_sources
INNER JOIN runs ON run_sources.run_id = runs.run_id
WHERE run_sources.source = $source AND runs.state = 'running';

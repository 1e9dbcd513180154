SELECT runs.run_id
FROM runs
WHERE runs.state = 'running'
ORDER BY runs.run_id;

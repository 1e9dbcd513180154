-- A run has an end exactly when it is not running.
SELECT
    runs.run_id,
    runs.state,
    runs.finished_at
FROM runs
WHERE
    (runs.state = 'running') <> (runs.finished_at IS NULL)
    OR runs.state NOT IN ('running', 'completed', 'failed', 'died');

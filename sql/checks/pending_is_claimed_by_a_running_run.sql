-- A run that has ended or died lets go of what it had taken in.
SELECT
    pending.url_key,
    pending.claimed_by,
    runs.state
FROM pending
LEFT JOIN runs ON pending.claimed_by = runs.run_id
WHERE pending.claimed_by IS NOT NULL AND (runs.state IS DISTINCT FROM 'running');

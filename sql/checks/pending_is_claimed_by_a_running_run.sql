-- A run that has ended or died releases what it had claimed.
SELECT
    pending.url_key,
    pending.claimed_by,
    runs.state
FROM pending
LEFT JOIN runs ON pending.claimed_by = runs.run_id
WHERE pending.claimed_by IS NOT NULL AND (runs.state IS DISTINCT FROM 'running');

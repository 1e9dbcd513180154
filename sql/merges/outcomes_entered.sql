-- Addresses that enter a run: pending until they have another outcome.
INSERT INTO outcomes BY NAME
SELECT
    cast($run_id AS VARCHAR) AS run_id,
    cast($source AS VARCHAR) AS source,
    pending.url_key,
    pending.url,
    'pending' AS outcome,
    cast(NULL AS VARCHAR) AS reason,
    cast($now AS TIMESTAMP) AS decided_at
FROM pending
WHERE
    pending.claimed_by = $run_id
    AND pending.source = $source
    AND NOT EXISTS (
        SELECT 1
        FROM outcomes
        WHERE outcomes.run_id = $run_id AND outcomes.source = $source AND outcomes.url_key = pending.url_key
    );

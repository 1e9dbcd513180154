-- An address that enters a run ends it with one outcome.
SELECT
    outcomes.run_id,
    outcomes.url_key,
    list(outcomes.outcome ORDER BY outcomes.decided_at) AS outcomes
FROM outcomes
GROUP BY outcomes.run_id, outcomes.url_key
HAVING count(*) > 1;

-- An address that enters a run ends it with one outcome. Digests of all come first: to group the addresses themselves
-- takes four times as long.
WITH
suspects AS (
    SELECT hash(outcomes.run_id, outcomes.url_key) AS digest
    FROM outcomes
    GROUP BY hash(outcomes.run_id, outcomes.url_key)
    HAVING count(*) > 1
)

SELECT
    outcomes.run_id,
    outcomes.url_key,
    list(outcomes.outcome ORDER BY outcomes.decided_at) AS outcomes
FROM outcomes
SEMI JOIN suspects ON hash(outcomes.run_id, outcomes.url_key) = suspects.digest
GROUP BY outcomes.run_id, outcomes.url_key
HAVING count(*) > 1;

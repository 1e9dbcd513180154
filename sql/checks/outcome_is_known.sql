-- An outcome is one of the six; a reject has its reason, a loaded article its id.
SELECT
    outcomes.run_id,
    outcomes.url_key,
    outcomes.outcome,
    outcomes.reason,
    outcomes.article_id
FROM outcomes
WHERE
    outcomes.outcome NOT IN ('inserted', 'updated', 'unchanged', 'duplicate', 'rejected', 'pending')
    OR (outcomes.outcome = 'rejected' AND outcomes.reason IS NULL)
    OR (outcomes.outcome IN ('inserted', 'updated', 'duplicate') AND outcomes.article_id IS NULL);

-- Which addresses have entered a run already.
SELECT
    outcomes.rowid AS row_id,
    outcomes.url_key
FROM outcomes
WHERE
    outcomes.run_id = $run_id
    AND outcomes.source = $source
    AND outcomes.url_key IN (SELECT unnest(from_json_strict($keys, '["VARCHAR"]')));

-- What ended runs had claimed and did not finish may be claimed by any run.
MERGE INTO pending AS target
USING (
    SELECT unnest(from_json_strict($runs, '["VARCHAR"]')) AS run_id
) AS given
    ON target.claimed_by = given.run_id
WHEN MATCHED THEN UPDATE SET
    claimed_by = NULL;

MERGE INTO clean_checks AS target
USING (
    SELECT
        cast($claim AS VARCHAR) AS claim,
        cast($digest AS VARCHAR) AS digest,
        cast($clean_before AS TIMESTAMP) AS clean_before
) AS given
    ON target.claim = given.claim
WHEN MATCHED THEN UPDATE SET digest = given.digest, clean_before = given.clean_before
WHEN NOT MATCHED THEN INSERT (claim, digest, clean_before) VALUES (given.claim, given.digest, given.clean_before);

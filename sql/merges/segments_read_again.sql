MERGE INTO segments AS target
USING (
    SELECT
        cast($segment AS VARCHAR) AS segment,
        cast($extractor AS VARCHAR) AS extractor
) AS given
    ON target.segment = given.segment
WHEN MATCHED THEN
    UPDATE
        SET
            extractor = given.extractor;

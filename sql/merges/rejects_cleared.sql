-- Addresses that were fetched successfully after they were rejected.
MERGE INTO rejects AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "url_key": "VARCHAR", "fetched_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON target.url_key = given.url_key AND target.rejected_at <= given.fetched_at
WHEN MATCHED THEN DELETE;

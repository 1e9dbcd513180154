-- Addresses that have their outcome. One that began to wait after this fetch waits for a newer one.
MERGE INTO pending AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "url_key": "VARCHAR", "fetched_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON target.url_key = given.url_key AND target.since <= given.fetched_at
WHEN MATCHED THEN DELETE;

-- Addresses that were fetched successfully after they were rejected.
MERGE INTO rejects AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "row_id": "BIGINT", "url_key": "VARCHAR", "fetched_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON target.rowid = given.row_id AND target.url_key = given.url_key
WHEN MATCHED AND target.rejected_at <= given.fetched_at THEN DELETE;

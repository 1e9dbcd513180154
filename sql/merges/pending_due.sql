-- Listed addresses that are due and pending already.
MERGE INTO pending AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "row_id": "BIGINT", "url_key": "VARCHAR", "source": "VARCHAR", "newest_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON target.rowid = given.row_id AND target.url_key = given.url_key
WHEN MATCHED AND target.claimed_by IS null THEN
    UPDATE
        SET
            source = given.source,
            newest_at = greatest(target.newest_at, given.newest_at);

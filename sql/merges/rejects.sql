-- Why the newest fetch of an address was rejected that was rejected before.
MERGE INTO rejects AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "row_id": "BIGINT", "url_key": "VARCHAR", "url": "VARCHAR", "source": "VARCHAR",
            "reason": "VARCHAR", "detail": "VARCHAR", "run_id": "VARCHAR", "fetch_id": "VARCHAR",
            "segment": "VARCHAR", "segment_offset": "BIGINT", "rejected_at": "TIMESTAMP",
            "extractor": "VARCHAR"
        }]'), recursive := true)
) AS given
    ON target.rowid = given.row_id AND target.url_key = given.url_key
WHEN MATCHED AND target.rejected_at <= given.rejected_at THEN
    UPDATE
        SET
            url = given.url,
            source = given.source,
            reason = given.reason,
            detail = given.detail,
            run_id = given.run_id,
            fetch_id = given.fetch_id,
            segment = given.segment,
            segment_offset = given.segment_offset,
            rejected_at = given.rejected_at,
            extractor = given.extractor;

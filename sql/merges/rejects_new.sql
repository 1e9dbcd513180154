-- Why an address is rejected that was not.
INSERT INTO rejects BY NAME
SELECT unnest(from_json_strict($rows, '[{
        "url_key": "VARCHAR", "url": "VARCHAR", "source": "VARCHAR", "reason": "VARCHAR",
        "detail": "VARCHAR", "run_id": "VARCHAR", "fetch_id": "VARCHAR", "segment": "VARCHAR",
        "segment_offset": "BIGINT", "rejected_at": "TIMESTAMP", "extractor": "VARCHAR"
    }]'), recursive := true);

INSERT INTO segments BY NAME
SELECT unnest(from_json_strict($rows, '[{
        "segment": "VARCHAR", "source": "VARCHAR", "run_id": "VARCHAR", "loaded_at": "TIMESTAMP", "visits": "BIGINT",
        "bytes": "BIGINT", "extractor": "VARCHAR"
    }]'), recursive := true);

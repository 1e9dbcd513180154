INSERT INTO discoveries BY NAME
SELECT unnest(from_json_strict($rows, '[{
        "run_id": "VARCHAR", "source": "VARCHAR", "url": "VARCHAR", "kind": "VARCHAR", "read_at": "TIMESTAMP",
        "status": "INTEGER", "entries": "BIGINT", "candidates": "BIGINT", "new_candidates": "BIGINT",
        "error": "VARCHAR"
    }]'), recursive := true);

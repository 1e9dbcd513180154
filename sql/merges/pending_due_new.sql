-- Listed addresses that are due: pending until a run claims them.
INSERT INTO pending BY NAME
SELECT unnest(from_json_strict($rows, '[{
        "url_key": "VARCHAR", "url": "VARCHAR", "source": "VARCHAR", "found_by": "VARCHAR",
        "since": "TIMESTAMP", "newest_at": "TIMESTAMP", "attempts": "BIGINT",
        "next_attempt_at": "TIMESTAMP"
    }]'), recursive := true);

-- Addresses whose fetch failed and that were not pending: they wait for their next attempt, claimed by no run.
INSERT INTO pending BY NAME
SELECT unnest(from_json_strict($rows, '[{
        "url_key": "VARCHAR", "url": "VARCHAR", "source": "VARCHAR", "found_by": "VARCHAR",
        "since": "TIMESTAMP", "newest_at": "TIMESTAMP", "attempts": "BIGINT", "failing_since": "TIMESTAMP",
        "next_attempt_at": "TIMESTAMP", "last_error": "VARCHAR", "claimed_by": "VARCHAR"
    }]'), recursive := true);

-- Outcomes of addresses that had not entered the run.
INSERT INTO outcomes BY NAME
SELECT unnest(from_json_strict($rows, '[{
        "run_id": "VARCHAR", "source": "VARCHAR", "url_key": "VARCHAR", "url": "VARCHAR",
        "outcome": "VARCHAR", "reason": "VARCHAR", "article_id": "VARCHAR", "fetch_id": "VARCHAR",
        "decided_at": "TIMESTAMP"
    }]'), recursive := true);

-- Addresses that no document had listed, with the result of their first fetch.
INSERT INTO addresses BY NAME
SELECT
    given.*,
    cast(md5_number_lower(given.url_key) >> 32 AS UINTEGER) AS key_digest
FROM (
    SELECT unnest(from_json_strict($rows, '[{
            "url_key": "VARCHAR", "url": "VARCHAR", "source": "VARCHAR", "found_by": "VARCHAR",
            "first_listed_at": "TIMESTAMP", "last_listed_at": "TIMESTAMP", "fetched_at": "TIMESTAMP",
            "status": "INTEGER", "etag": "VARCHAR", "last_modified": "VARCHAR", "outcome": "VARCHAR",
            "reason": "VARCHAR", "article_id": "VARCHAR", "checks": "BIGINT", "born_at": "TIMESTAMP",
            "next_due_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given;

-- Addresses that a document lists for the first time.
INSERT INTO addresses BY NAME
SELECT
    given.*,
    cast(md5_number_lower(given.url_key) >> 32 AS UINTEGER) AS key_digest
FROM (
    SELECT unnest(from_json_strict($rows, '[{
            "url_key": "VARCHAR", "url": "VARCHAR", "source": "VARCHAR", "found_by": "VARCHAR",
            "listed_in": "VARCHAR", "first_listed_at": "TIMESTAMP", "last_listed_at": "TIMESTAMP",
            "stated_published_at": "TIMESTAMP", "stated_changed_at": "TIMESTAMP", "checks": "BIGINT",
            "next_due_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given;

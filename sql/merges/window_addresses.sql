-- Addresses that belong to a window, each once.
INSERT INTO window_addresses BY NAME
SELECT given.*
FROM (
    SELECT unnest(from_json_strict($rows, '[{
            "source": "VARCHAR", "kind": "VARCHAR", "name": "VARCHAR", "url_key": "VARCHAR", "url": "VARCHAR",
            "found_by": "VARCHAR", "newest_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
WHERE
    NOT EXISTS (
        SELECT 1
        FROM window_addresses AS known
        WHERE
            known.source = given.source
            AND known.kind = given.kind
            AND known.name = given.name
            AND known.url_key = given.url_key
    );

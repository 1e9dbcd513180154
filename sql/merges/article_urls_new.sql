-- Addresses that led to no article before.
INSERT INTO article_urls BY NAME
SELECT
    given.*,
    cast(md5_number_lower(given.url_key) >> 32 AS UINTEGER) AS key_digest,
    cast(md5_number_lower(given.article_id) >> 32 AS UINTEGER) AS id_digest
FROM (
    SELECT unnest(from_json_strict($rows, '[{
            "url_key": "VARCHAR", "url": "VARCHAR", "article_id": "VARCHAR", "how": "VARCHAR",
            "first_seen_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given;

-- Addresses that must not be fetched or loaded any more.
MERGE INTO forgotten AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "url_key": "VARCHAR", "url": "VARCHAR", "article_id": "VARCHAR", "forgotten_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON target.url_key = given.url_key
WHEN NOT MATCHED THEN INSERT (
    url_key,
    url,
    article_id,
    forgotten_at
) VALUES (
    given.url_key,
    given.url,
    given.article_id,
    given.forgotten_at
);

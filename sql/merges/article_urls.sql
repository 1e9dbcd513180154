MERGE INTO article_urls AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "url_key": "VARCHAR", "url": "VARCHAR", "article_id": "VARCHAR", "how": "VARCHAR",
            "first_seen_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON target.url_key = given.url_key
WHEN MATCHED THEN
    UPDATE
        SET
            article_id = given.article_id,
            how = given.how,
            first_seen_at = given.first_seen_at
WHEN NOT MATCHED THEN INSERT (
    url_key,
    url,
    article_id,
    how,
    first_seen_at
) VALUES (
    given.url_key,
    given.url,
    given.article_id,
    given.how,
    given.first_seen_at
);

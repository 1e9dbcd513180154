-- Addresses that lead to another article than before, or in another way.
MERGE INTO article_urls AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "row_id": "BIGINT", "url_key": "VARCHAR", "article_id": "VARCHAR", "how": "VARCHAR",
            "first_seen_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON target.rowid = given.row_id AND target.url_key = given.url_key
WHEN MATCHED THEN
    UPDATE
        SET
            article_id = given.article_id,
            id_digest = cast(md5_number_lower(given.article_id) >> 32 AS UINTEGER),
            how = given.how,
            first_seen_at = given.first_seen_at;

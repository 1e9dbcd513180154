-- Heads whose content stays the same: a page fetched unchanged changes only its times.
MERGE INTO article_heads AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "row_id": "BIGINT", "article_id": "VARCHAR", "first_seen_at": "TIMESTAMP",
            "last_seen_at": "TIMESTAMP", "read_at": "TIMESTAMP", "gone_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON target.rowid = given.row_id AND target.article_id = given.article_id
WHEN MATCHED THEN UPDATE SET
    first_seen_at = given.first_seen_at,
    last_seen_at = given.last_seen_at,
    read_at = given.read_at,
    gone_at = given.gone_at;

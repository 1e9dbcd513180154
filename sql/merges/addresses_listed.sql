-- What the documents of a source state about addresses that have a row. What they no longer list is kept.
MERGE INTO addresses AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "row_id": "BIGINT", "url_key": "VARCHAR", "listed_in": "VARCHAR", "last_listed_at": "TIMESTAMP",
            "stated_published_at": "TIMESTAMP", "stated_changed_at": "TIMESTAMP", "next_due_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON target.rowid = given.row_id AND target.url_key = given.url_key
WHEN MATCHED THEN
    UPDATE
        SET
            last_listed_at = greatest(target.last_listed_at, given.last_listed_at),
            listed_in = coalesce(target.listed_in, given.listed_in),
            stated_published_at = coalesce(target.stated_published_at, given.stated_published_at),
            stated_changed_at = greatest(target.stated_changed_at, given.stated_changed_at),
            next_due_at = least(target.next_due_at, given.next_due_at);

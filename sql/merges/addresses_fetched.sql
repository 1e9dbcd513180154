-- The result of the newest fetch of an address that has a row.
MERGE INTO addresses AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "row_id": "BIGINT", "url_key": "VARCHAR", "fetched_at": "TIMESTAMP", "status": "INTEGER",
            "etag": "VARCHAR", "last_modified": "VARCHAR", "outcome": "VARCHAR", "reason": "VARCHAR",
            "article_id": "VARCHAR", "checks": "BIGINT", "born_at": "TIMESTAMP", "next_due_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON target.rowid = given.row_id AND target.url_key = given.url_key
WHEN MATCHED AND (target.fetched_at IS null OR target.fetched_at <= given.fetched_at) THEN
    UPDATE
        SET
            fetched_at = given.fetched_at,
            status = given.status,
            etag = CASE WHEN given.status = 304 THEN coalesce(given.etag, target.etag) ELSE given.etag END,
            last_modified = CASE
                WHEN given.status = 304 THEN coalesce(given.last_modified, target.last_modified) ELSE
                    given.last_modified
            END,
            outcome = given.outcome,
            reason = given.reason,
            article_id = given.article_id,
            checks = given.checks,
            born_at = coalesce(given.born_at, target.born_at),
            next_due_at = given.next_due_at;

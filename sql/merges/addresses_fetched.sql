-- The result of the newest fetch of an address.
MERGE INTO addresses AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "url_key": "VARCHAR", "url": "VARCHAR", "source": "VARCHAR", "found_by": "VARCHAR",
            "first_listed_at": "TIMESTAMP", "last_listed_at": "TIMESTAMP", "fetched_at": "TIMESTAMP",
            "status": "INTEGER", "etag": "VARCHAR", "last_modified": "VARCHAR", "outcome": "VARCHAR",
            "reason": "VARCHAR", "article_id": "VARCHAR", "checks": "BIGINT", "born_at": "TIMESTAMP",
            "next_due_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON target.url_key = given.url_key
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
            next_due_at = given.next_due_at
WHEN NOT MATCHED THEN INSERT (
    url_key,
    url,
    source,
    found_by,
    first_listed_at,
    last_listed_at,
    fetched_at,
    status,
    etag,
    last_modified,
    outcome,
    reason,
    article_id,
    checks,
    born_at,
    next_due_at
) VALUES (
    given.url_key,
    given.url,
    given.source,
    given.found_by,
    given.first_listed_at,
    given.last_listed_at,
    given.fetched_at,
    given.status,
    given.etag,
    given.last_modified,
    given.outcome,
    given.reason,
    given.article_id,
    given.checks,
    given.born_at,
    given.next_due_at
);

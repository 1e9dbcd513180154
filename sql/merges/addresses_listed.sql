-- What the documents of a source state about addresses. What they no longer list is kept.
MERGE INTO addresses AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "url_key": "VARCHAR", "url": "VARCHAR", "source": "VARCHAR", "found_by": "VARCHAR", "listed_in": "VARCHAR",
            "first_listed_at": "TIMESTAMP", "last_listed_at": "TIMESTAMP", "stated_published_at": "TIMESTAMP",
            "stated_changed_at": "TIMESTAMP", "checks": "BIGINT", "next_due_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON target.url_key = given.url_key
WHEN MATCHED THEN
    UPDATE
        SET
            last_listed_at = greatest(target.last_listed_at, given.last_listed_at),
            listed_in = coalesce(target.listed_in, given.listed_in),
            stated_published_at = coalesce(target.stated_published_at, given.stated_published_at),
            stated_changed_at = greatest(target.stated_changed_at, given.stated_changed_at),
            next_due_at = least(target.next_due_at, given.next_due_at)
WHEN NOT MATCHED THEN INSERT (
    url_key,
    url,
    source,
    found_by,
    listed_in,
    first_listed_at,
    last_listed_at,
    stated_published_at,
    stated_changed_at,
    checks,
    next_due_at
) VALUES (
    given.url_key,
    given.url,
    given.source,
    given.found_by,
    given.listed_in,
    given.first_listed_at,
    given.last_listed_at,
    given.stated_published_at,
    given.stated_changed_at,
    given.checks,
    given.next_due_at
);

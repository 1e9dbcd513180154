MERGE INTO documents AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "source": "VARCHAR", "url": "VARCHAR", "kind": "VARCHAR", "rules_digest": "VARCHAR", "read_at": "TIMESTAMP",
            "etag": "VARCHAR", "last_modified": "VARCHAR", "entries": "BIGINT"
        }]'), recursive := true)
) AS given
    ON target.source = given.source AND target.url = given.url
WHEN MATCHED THEN
    UPDATE
        SET
            kind = given.kind,
            rules_digest = given.rules_digest,
            read_at = given.read_at,
            etag = given.etag,
            last_modified = given.last_modified,
            entries = given.entries
WHEN NOT MATCHED THEN INSERT (
    source,
    url,
    kind,
    rules_digest,
    read_at,
    etag,
    last_modified,
    entries
) VALUES (
    given.source,
    given.url,
    given.kind,
    given.rules_digest,
    given.read_at,
    given.etag,
    given.last_modified,
    given.entries
);

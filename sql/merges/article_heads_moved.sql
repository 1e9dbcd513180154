-- Heads whose content stays, under another version or address, or with another date of first publication.
MERGE INTO article_heads AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "row_id": "BIGINT", "article_id": "VARCHAR", "url": "VARCHAR", "url_key": "VARCHAR",
            "version": "INTEGER", "versions": "INTEGER", "published_at": "TIMESTAMP", "published_on": "DATE"
        }]'), recursive := true)
) AS given
    ON target.rowid = given.row_id AND target.article_id = given.article_id
WHEN MATCHED THEN UPDATE SET
    url = given.url,
    url_key = given.url_key,
    version = given.version,
    versions = given.versions,
    published_at = given.published_at,
    published_on = given.published_on;

-- Dates of versions whose text another reading found: newer rules, or a fetch whose page states an earlier publication.
MERGE INTO article_contents AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "row_id": "BIGINT", "article_id": "VARCHAR", "version": "INTEGER", "sets_published": "BOOLEAN", "sets_modified": "BOOLEAN",
            "published_at": "TIMESTAMP", "published_on": "DATE", "published_written": "VARCHAR",
            "published_rule": "VARCHAR", "published_offset_minutes": "INTEGER", "published_zone": "VARCHAR",
            "modified_at": "TIMESTAMP", "modified_written": "VARCHAR", "modified_rule": "VARCHAR",
            "modified_offset_minutes": "INTEGER", "modified_zone": "VARCHAR"
        }]'), recursive := true)
) AS given
    ON target.rowid = given.row_id AND target.article_id = given.article_id AND target.version = given.version
WHEN MATCHED THEN UPDATE SET
    published_at = if(given.sets_published, given.published_at, target.published_at),
    published_on = if(given.sets_published, given.published_on, target.published_on),
    published_written = if(given.sets_published, given.published_written, target.published_written),
    published_rule = if(given.sets_published, given.published_rule, target.published_rule),
    published_offset_minutes
    = if(given.sets_published, given.published_offset_minutes, target.published_offset_minutes),
    published_zone = if(given.sets_published, given.published_zone, target.published_zone),
    modified_at = if(given.sets_modified, given.modified_at, target.modified_at),
    modified_written = if(given.sets_modified, given.modified_written, target.modified_written),
    modified_rule = if(given.sets_modified, given.modified_rule, target.modified_rule),
    modified_offset_minutes = if(given.sets_modified, given.modified_offset_minutes, target.modified_offset_minutes),
    modified_zone = if(given.sets_modified, given.modified_zone, target.modified_zone);

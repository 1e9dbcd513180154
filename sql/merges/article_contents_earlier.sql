-- Versions that began earlier than recorded, or that changed nothing, as a fetch that was loaded later shows.
MERGE INTO article_contents AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "row_id": "BIGINT", "article_id": "VARCHAR", "version": "INTEGER", "valid_from": "TIMESTAMP",
            "cause": "VARCHAR"
        }]'), recursive := true)
) AS given
    ON target.rowid = given.row_id AND target.article_id = given.article_id AND target.version = given.version
WHEN MATCHED THEN UPDATE SET valid_from = given.valid_from, cause = given.cause;

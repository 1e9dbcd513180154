-- One more failure of a version.
MERGE INTO publishing_failures AS target
USING (
    SELECT unnest(
        from_json_strict($rows, '[{
            "part": "VARCHAR", "article_id": "VARCHAR", "version": "INTEGER", "reason": "VARCHAR",
            "failed_at": "TIMESTAMP"
        }]'), recursive := true
    )
) AS given
    ON target.part = given.part AND target.article_id = given.article_id AND target.version = given.version
WHEN MATCHED THEN
    UPDATE SET reason = given.reason, failures = target.failures + 1, failed_at = given.failed_at
WHEN NOT MATCHED THEN
    INSERT (part, article_id, version, reason, failures, failed_at)
    VALUES (given.part, given.article_id, given.version, given.reason, 1, given.failed_at);

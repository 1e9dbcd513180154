-- The result of the newest fetch of an address by the rules of today; its due date does not change.
MERGE INTO addresses AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "row_id": "BIGINT", "url_key": "VARCHAR", "fetched_at": "TIMESTAMP", "outcome": "VARCHAR",
            "reason": "VARCHAR", "article_id": "VARCHAR"
        }]'), recursive := true)
) AS given
    ON target.rowid = given.row_id AND target.url_key = given.url_key AND target.fetched_at = given.fetched_at
-- One action: DuckLake's MERGE has no more (1.5.5).
WHEN MATCHED
AND (
    target.article_id IS DISTINCT FROM given.article_id
    OR (target.outcome = 'rejected' AND target.reason IS DISTINCT FROM given.reason)
) THEN
    UPDATE
        SET
            outcome = given.outcome,
            reason = given.reason,
            article_id = given.article_id;

-- One row for each address and run. Of two outcomes the one earlier in $ranking counts; of two equal ones, the later.
MERGE INTO outcomes AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "row_id": "BIGINT", "run_id": "VARCHAR", "source": "VARCHAR", "url_key": "VARCHAR",
            "outcome": "VARCHAR", "reason": "VARCHAR", "article_id": "VARCHAR", "fetch_id": "VARCHAR",
            "decided_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON
        target.rowid = given.row_id
        AND target.run_id = given.run_id
        AND target.source = given.source
        AND target.url_key = given.url_key
WHEN MATCHED AND list_position($ranking, target.outcome) >= list_position($ranking, given.outcome) THEN
    UPDATE
        SET
            outcome = given.outcome,
            reason = given.reason,
            article_id = given.article_id,
            fetch_id = given.fetch_id,
            decided_at = given.decided_at;

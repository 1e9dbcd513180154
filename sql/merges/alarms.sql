-- What is wrong now: an alarm that stands is seen again, another is raised, dated to when its problem began.
MERGE INTO alarms AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "source": "VARCHAR", "kind": "VARCHAR", "why": "VARCHAR", "since": "TIMESTAMP", "now": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON target.source = given.source AND target.kind = given.kind AND target.ended_at IS null
WHEN MATCHED THEN
    UPDATE
        SET
            why = given.why,
            seen_at = given.now
WHEN NOT MATCHED THEN INSERT (
    source,
    kind,
    why,
    raised_at,
    seen_at
) VALUES (
    given.source,
    given.kind,
    given.why,
    coalesce(given.since, given.now),
    given.now
);

-- Segments that are about to be removed; one whose removal was interrupted is recorded already.
MERGE INTO removed_segments AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{
            "segment": "VARCHAR", "source": "VARCHAR", "bytes": "BIGINT", "why": "VARCHAR", "removed_at": "TIMESTAMP"
        }]'), recursive := true)
) AS given
    ON target.segment = given.segment
WHEN NOT MATCHED THEN INSERT (
    segment,
    source,
    bytes,
    why,
    removed_at
) VALUES (
    given.segment,
    given.source,
    given.bytes,
    given.why,
    given.removed_at
);

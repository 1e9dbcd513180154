MERGE INTO quiet_folders AS target
USING (
    SELECT unnest(from_json_strict($rows, '[{"folder": "VARCHAR", "changed_ns": "BIGINT"}]'), recursive := true)
) AS given
    ON target.folder = given.folder
WHEN MATCHED THEN
    UPDATE
        SET
            changed_ns = given.changed_ns
WHEN NOT MATCHED THEN INSERT (
    folder,
    changed_ns
) VALUES (
    given.folder,
    given.changed_ns
);

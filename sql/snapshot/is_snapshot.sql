-- Whether the open file is a snapshot; the writer's lake has the table too, for its analysts.
SELECT count(*) > 0 AS is_snapshot
FROM duckdb_tables() AS tables
WHERE
    tables.table_name = 'snapshot_info'
    AND tables.schema_name <> 'analyst'
    AND tables.database_name = current_database();

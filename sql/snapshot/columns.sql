-- Every column of the snapshot's tables and views, in order.
SELECT
    CASE columns.schema_name
        WHEN 'main' THEN columns.table_name ELSE concat(columns.schema_name, '.', columns.table_name)
    END AS table_name,
    columns.column_name,
    columns.data_type,
    columns.comment
FROM duckdb_columns() AS columns
WHERE NOT columns.internal AND columns.database_name = current_database()
ORDER BY columns.schema_name = 'internal', columns.table_name, columns.column_index;

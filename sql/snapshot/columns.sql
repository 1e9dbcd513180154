-- Every column of the snapshot's tables and views, in order.
SELECT
    columns.table_name,
    columns.column_name,
    columns.data_type,
    columns.comment
FROM duckdb_columns() AS columns
WHERE NOT columns.internal AND columns.database_name = current_database()
ORDER BY columns.table_name, columns.column_index;

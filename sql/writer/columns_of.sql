-- The columns of a table in the copy of a lake, in order, and whether DuckDB updates them in place: not lists.
SELECT
    columns.column_name,
    columns.data_type LIKE '%[]' OR columns.data_type LIKE 'MAP%' OR columns.data_type LIKE 'STRUCT%' AS is_list
FROM duckdb_columns() AS columns
WHERE columns.database_name = 'copy' AND columns.schema_name = $schema AND columns.table_name = $table
ORDER BY columns.column_index;

-- The tables of an attached warehouse.
SELECT tables.table_name
FROM duckdb_tables() AS tables
WHERE tables.database_name = $database AND tables.schema_name = 'main'
ORDER BY tables.table_name;

-- Tables so small that several of their columns share a block, also with those of other tables.
SELECT concat(tables.schema_name, '.', tables.table_name) AS table_name
FROM duckdb_tables() AS tables
WHERE NOT tables.internal AND tables.database_name = current_database() AND tables.estimated_size <= 20000;

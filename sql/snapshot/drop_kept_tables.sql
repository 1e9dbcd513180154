-- The commands that leave nothing but views and macros of a copied schema. DuckDB lets the tables of a view go.
SELECT concat('DROP TABLE kept.', tables.schema_name, '.', tables.table_name) AS command
FROM duckdb_tables() AS tables
WHERE tables.database_name = 'kept'
ORDER BY tables.table_oid;

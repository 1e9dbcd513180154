-- The tables of an attached warehouse, without those that only its analysts' views need.
SELECT
    tables.schema_name,
    tables.table_name
FROM duckdb_tables() AS tables
WHERE
    tables.database_name = $database
    AND tables.schema_name IN ('main', 'internal')
    AND tables.table_name NOT IN ('languages', 'view_digest')
ORDER BY tables.schema_name, tables.table_name;

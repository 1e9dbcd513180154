-- The kind of each relation of the snapshot, as COMMENT ON names it.
SELECT
    CASE tables.schema_name
        WHEN 'main' THEN tables.table_name ELSE concat(tables.schema_name, '.', tables.table_name)
    END AS object,
    'TABLE' AS kind
FROM duckdb_tables() AS tables
WHERE NOT tables.internal AND tables.database_name = current_database()
UNION ALL
SELECT
    CASE views.schema_name
        WHEN 'main' THEN views.view_name ELSE concat(views.schema_name, '.', views.view_name)
    END AS object,
    'VIEW' AS kind
FROM duckdb_views() AS views
WHERE NOT views.internal AND views.database_name = current_database();

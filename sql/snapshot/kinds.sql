-- The views of the snapshot, as COMMENT ON names them.
SELECT
    CASE views.schema_name
        WHEN 'main' THEN views.view_name ELSE concat(views.schema_name, '.', views.view_name)
    END AS object,
    'VIEW' AS kind
FROM duckdb_views() AS views
WHERE NOT views.internal AND views.database_name = current_database();

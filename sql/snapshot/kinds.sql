-- The kind of each object of the snapshot, as COMMENT ON names it.
WITH
relations AS (
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
    WHERE NOT views.internal AND views.database_name = current_database()
),

macros AS (
    SELECT DISTINCT
        functions.function_name AS object,
        CASE functions.function_type WHEN 'table_macro' THEN 'MACRO TABLE' ELSE 'MACRO' END AS kind
    FROM duckdb_functions() AS functions
    WHERE
        functions.function_type IN ('macro', 'table_macro')
        AND NOT functions.internal
        AND functions.database_name = current_database()
),

final AS (
    SELECT * FROM relations
    UNION ALL
    SELECT * FROM macros
)

SELECT * FROM final;

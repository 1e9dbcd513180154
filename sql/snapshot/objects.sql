-- The objects of the snapshot with their comments, relations first.
WITH
relations AS (
    SELECT
        1 AS place,
        CASE tables.schema_name
            WHEN 'main' THEN tables.table_name
            ELSE concat(tables.schema_name, '.', tables.table_name)
        END AS object,
        'table' AS kind,
        tables.comment AS about,
        [] AS parameters
    FROM duckdb_tables() AS tables
    WHERE NOT tables.internal AND tables.database_name = current_database()
    UNION ALL
    SELECT
        1 AS place,
        CASE views.schema_name
            WHEN 'main' THEN views.view_name
            ELSE concat(views.schema_name, '.', views.view_name)
        END AS object,
        'view' AS kind,
        views.comment AS about,
        [] AS parameters
    FROM duckdb_views() AS views
    WHERE NOT views.internal AND views.database_name = current_database()
),

macros AS (
    SELECT
        2 AS place,
        functions.function_name AS object,
        CASE functions.function_type WHEN 'table_macro' THEN 'table macro' ELSE 'macro' END AS kind,
        functions.comment AS about,
        functions.parameters
    FROM duckdb_functions() AS functions
    WHERE
        functions.function_type IN ('macro', 'table_macro')
        AND NOT functions.internal
        AND functions.database_name = current_database()
),

united AS (
    SELECT * FROM relations
    UNION ALL
    SELECT * FROM macros
),

final AS (
    SELECT
        united.object,
        united.kind,
        united.about,
        united.parameters
    FROM united
    ORDER BY united.place, united.object
)

SELECT * FROM final;

-- The comments that tables and their columns have, null where one has none. `kind`, `parent` and `name` are as in
-- comment_on.
WITH
tables AS (
    SELECT
        tables.table_oid,
        tables.comment,
        CASE tables.schema_name
            WHEN 'main' THEN tables.table_name ELSE concat(tables.schema_name, '.', tables.table_name)
        END AS object
    FROM duckdb_tables() AS tables
    WHERE NOT tables.internal AND tables.database_name = current_database()
),

final AS (
    SELECT
        'TABLE' AS kind,
        NULL AS parent,
        tables.object AS name,
        tables.comment
    FROM tables
    UNION ALL
    SELECT
        'COLUMN' AS kind,
        tables.object AS parent,
        columns.column_name AS name,
        columns.comment
    FROM duckdb_columns() AS columns
    INNER JOIN tables ON columns.table_oid = tables.table_oid
    WHERE columns.database_name = current_database()
)

SELECT * FROM final;

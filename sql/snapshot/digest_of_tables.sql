-- Whether two files have the same tables: their columns, in order, with their types.
SELECT
    md5(
        string_agg(
            concat_ws(' ', columns.schema_name, columns.table_name, columns.column_name, columns.data_type), ','
            ORDER BY columns.schema_name, columns.table_name, columns.column_index
        )
    ) AS digest
FROM duckdb_columns() AS columns
INNER JOIN duckdb_tables() AS tables
    ON columns.database_oid = tables.database_oid AND columns.table_oid = tables.table_oid
WHERE columns.database_name = 'building';

-- The views of the schema internal: a published DuckLake has them, by the names that the snapshot has for tables.
SELECT views.view_name
FROM duckdb_views() AS views
WHERE views.database_name = current_database() AND views.schema_name = 'internal';

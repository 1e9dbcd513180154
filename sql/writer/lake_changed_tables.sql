-- The tables that have changed in the snapshots after $since.
WITH
changes AS (
    SELECT unnest(flatten(map_values(snapshots.changes))) AS changed
    FROM ducklake_snapshots('lake') AS snapshots
    WHERE snapshots.snapshot_id > $since
),

info AS (
    SELECT
        tables.table_name,
        cast(tables.table_id AS VARCHAR) AS table_id
    FROM ducklake_table_info('lake') AS tables
)

SELECT DISTINCT info.table_name
FROM info
INNER JOIN changes ON info.table_id = changes.changed;

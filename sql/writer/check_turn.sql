-- Whether this transaction still holds the advisory lock of the writers.
SELECT turn.is_held
FROM
    postgres_query(
        '__ducklake_metadata_lake',
        'SELECT count(*) > 0 AS is_held FROM pg_locks
        WHERE locktype = ''advisory'' AND pid = pg_backend_pid() AND granted'
    ) AS turn;

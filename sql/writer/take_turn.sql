-- Try to take the advisory lock of the writers, until the end of this transaction. Its number is the digest of a name.
-- The server notices within half a minute that its holder's machine is gone.
SELECT turn.is_taken
FROM
    postgres_query(
        '__ducklake_metadata_lake',
        'SELECT pg_try_advisory_xact_lock(hashtextextended(''dateline warehouse '' || current_schema(), 0)) AS is_taken,
        set_config(''tcp_keepalives_idle'', ''10'', true) AS idle,
        set_config(''tcp_keepalives_interval'', ''5'', true) AS pause,
        set_config(''tcp_keepalives_count'', ''4'', true) AS count'
    ) AS turn;

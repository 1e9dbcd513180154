-- Expire the snapshots from before a time (UTC), and with them what was deleted or rewritten; never the last snapshot.
SELECT count(*) AS snapshots
FROM ducklake_expire_snapshots('lake', older_than => $before::TIMESTAMP AT TIME ZONE 'UTC');

-- Give up the snapshots of before an instant (UTC), and with them what was deleted or written anew; never the last one.
SELECT count(*) AS snapshots
FROM ducklake_expire_snapshots('lake', older_than => $before::TIMESTAMP AT TIME ZONE 'UTC');

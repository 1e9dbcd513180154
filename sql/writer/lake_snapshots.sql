-- The last snapshot of the lake, and the first that it still has.
SELECT
    max(snapshots.snapshot_id) AS newest,
    min(snapshots.snapshot_id) FILTER (WHERE snapshots.snapshot_id >= $since) AS oldest_since
FROM ducklake_snapshots('lake') AS snapshots;

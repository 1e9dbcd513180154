-- Join small files into larger ones; the old ones stay for old snapshots.
SELECT count(*) AS tables FROM ducklake_merge_adjacent_files('lake');

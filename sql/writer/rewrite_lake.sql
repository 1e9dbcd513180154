-- Rewrite files in which more than a share of the rows is deleted; the old files stay for old snapshots.
SELECT count(*) AS tables FROM ducklake_rewrite_data_files('lake', delete_threshold => $share);

-- Rewrite files of a table in which more than a share of the rows is deleted; the old files stay for old snapshots.
SELECT count(*) AS files
FROM ducklake_rewrite_data_files('lake', $table, schema => $schema, delete_threshold => $share);

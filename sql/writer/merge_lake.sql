-- Join small files of a table into larger ones; the old ones stay until they are cleared.
SELECT count(*) AS files FROM ducklake_merge_adjacent_files('lake', $table, schema => $schema);

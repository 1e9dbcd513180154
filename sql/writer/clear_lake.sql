-- Remove the files that belong to no snapshot any more.
SELECT count(*) AS files FROM ducklake_cleanup_old_files('lake', cleanup_all => TRUE);

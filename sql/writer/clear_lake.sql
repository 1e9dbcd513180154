-- Remove the files that no snapshot has any more.
SELECT count(*) AS files FROM ducklake_cleanup_old_files('lake', cleanup_all => TRUE);

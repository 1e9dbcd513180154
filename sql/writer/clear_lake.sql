-- Remove the files that belong to no snapshot since a time (UTC): a reader that began before then may still read them.
SELECT count(*) AS files
FROM ducklake_cleanup_old_files('lake', older_than => $before::TIMESTAMP AT TIME ZONE 'UTC');

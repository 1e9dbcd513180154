-- The share of the old file's blocks that are empty.
SELECT coalesce(sum(sizes.free_blocks) / nullif(sum(sizes.total_blocks), 0), 0) AS free_share
FROM pragma_database_size() AS sizes
WHERE sizes.database_name = 'old_file';

-- The blocks in which a table's columns lie.
SELECT DISTINCT segments.block_id
FROM pragma_storage_info($table) AS segments
WHERE segments.block_id >= 0;

-- The blocks that hold the columns of a table.
SELECT DISTINCT segments.block_id
FROM pragma_storage_info($table) AS segments
WHERE segments.block_id >= 0;

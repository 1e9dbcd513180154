-- The blocks that hold the catalog and the positions of the columns.
SELECT metadata.block_id
FROM pragma_metadata_info() AS metadata;

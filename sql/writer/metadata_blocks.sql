-- The blocks that hold the catalog and where each column lies.
SELECT metadata.block_id
FROM pragma_metadata_info() AS metadata;

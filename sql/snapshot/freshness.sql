-- How fresh the snapshot is.
SELECT
    snapshot_info.published_at,
    snapshot_info.articles
FROM snapshot_info;

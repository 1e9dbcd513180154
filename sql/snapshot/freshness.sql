-- When the snapshot was made, and how many articles it has.
SELECT
    snapshot_info.published_at,
    snapshot_info.articles
FROM snapshot_info;

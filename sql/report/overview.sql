-- The snapshot in one row.
SELECT
    info.published_at,
    info.run_id,
    info.articles,
    info.article_versions,
    info.newest_fetch_at,
    info.dateline_version,
    (SELECT count(*) FROM pending) AS pending
FROM snapshot_info AS info;

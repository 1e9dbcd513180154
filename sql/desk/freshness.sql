-- The snapshot, its sources, and those of them that are not well.
WITH
settings AS (
    SELECT count(*) AS sources
    FROM internal.source_settings
    WHERE source_settings.enabled
)

SELECT
    snapshot_info.published_at,
    snapshot_info.articles,
    snapshot_info.article_versions,
    snapshot_info.newest_fetch_at,
    settings.sources
FROM snapshot_info
CROSS JOIN settings;

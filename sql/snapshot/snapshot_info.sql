-- One row: what this snapshot is, and its time. Marts measure ages from it, never from the clock.
CREATE TABLE snapshot_info AS
SELECT
    cast($published_at AS TIMESTAMP) AS published_at,
    cast($run_id AS VARCHAR) AS run_id,
    (SELECT count(*) FROM internal.article_heads) AS articles,
    (SELECT count(*) FROM internal.article_contents) AS article_versions,
    (SELECT count(*) FROM internal.source_settings) AS sources,
    (SELECT max(fetches.requested_at) FROM fetches) AS newest_fetch_at,
    (SELECT max(run_log.started_at) FROM internal.run_log) AS newest_run_at,
    cast($dateline_version AS VARCHAR) AS dateline_version,
    version() AS duckdb_version;

-- As snapshot/snapshot_info, of a lake: one row, replaced at each publishing.
CREATE TABLE analyst.snapshot_info (
    published_at TIMESTAMP,
    run_id VARCHAR,
    articles BIGINT,
    article_versions BIGINT,
    sources BIGINT,
    newest_fetch_at TIMESTAMP,
    newest_run_at TIMESTAMP,
    dateline_version VARCHAR,
    duckdb_version VARCHAR
);

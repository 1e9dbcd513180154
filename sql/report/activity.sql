-- What scheduled runs found by day and source, over the 28 days before the snapshot.
WITH
snapshot AS (SELECT cast(snapshot_info.published_at AS DATE) AS today FROM snapshot_info),

final AS (
    SELECT
        cast(run_sources.started_at AS DATE) AS day,
        run_sources.source,
        cast(sum(run_sources.inserted) AS BIGINT) AS inserted,
        count(*) AS runs,
        count(*) FILTER (WHERE run_sources.discovered_at IS NULL AND run_log.state <> 'running') AS failed
    FROM run_sources
    INNER JOIN internal.run_log ON run_sources.run_id = run_log.run_id
    CROSS JOIN snapshot
    WHERE run_log.kind = 'ingest' AND cast(run_sources.started_at AS DATE) > snapshot.today - 28
    GROUP BY day, run_sources.source
)

SELECT * FROM final
ORDER BY final.day, final.source;

-- No gap contains a successful discovery.
SELECT
    gaps.source,
    gaps.gap_from,
    gaps.gap_to,
    run_sources.discovered_at
FROM gaps
INNER JOIN run_sources ON gaps.source = run_sources.source
INNER JOIN internal.run_log ON run_sources.run_id = run_log.run_id
WHERE
    run_log.kind = 'ingest'
    AND run_sources.discovered_at > gaps.gap_from
    AND (gaps.gap_to IS NULL OR run_sources.discovered_at < gaps.gap_to);

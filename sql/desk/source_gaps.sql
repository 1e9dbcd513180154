-- Times in which a source was not read, the last first.
SELECT
    gaps.gap_from,
    gaps.gap_to,
    gaps.minutes,
    gaps.usual_minutes,
    gaps.failed_runs,
    gaps.last_error
FROM gaps
WHERE gaps.source = $source
ORDER BY gaps.gap_from DESC
LIMIT 50;

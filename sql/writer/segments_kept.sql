-- Loaded segments that retention has not removed.
SELECT
    segments.segment,
    segments.bytes
FROM segments
WHERE
    NOT EXISTS (
        SELECT 1 FROM removed_segments
        WHERE removed_segments.segment = segments.segment
    )
ORDER BY segments.segment;

-- Every loaded segment, the oldest first.
SELECT
    segments.segment,
    segments.source,
    segments.bytes,
    cast($now AS TIMESTAMP) - segments.loaded_at AS age
FROM segments
ORDER BY segments.loaded_at, segments.segment;

-- Every segment that was ever loaded.
SELECT segments.segment
FROM segments
ORDER BY segments.segment;

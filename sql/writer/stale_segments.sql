SELECT segments.segment
FROM segments
WHERE
    segments.extractor <> $extractor
    AND ($source IS NULL OR segments.source = $source)
    AND (
        $since IS NULL
        OR EXISTS (
            SELECT 1
            FROM fetches
            WHERE fetches.segment = segments.segment AND fetches.requested_at >= cast($since AS TIMESTAMP)
        )
    )
ORDER BY segments.loaded_at, segments.segment;

-- Loaded segments that other rules than these read last: of a source, with an exchange since a time, last read by one
-- version or by any older one. A version that is given without its digest (1) also means those with one (1+3f2a90c1).
SELECT segments.segment
FROM segments
WHERE
    segments.extractor <> $extractor
    AND ($source IS NULL OR segments.source = $source)
    AND ($read_by IS NULL OR $read_by IN (segments.extractor, split_part(segments.extractor, '+', 1)))
    AND (
        $read_before IS NULL
        OR cast(split_part(segments.extractor, '+', 1) AS INTEGER) < cast($read_before AS INTEGER)
    )
    AND (
        $since IS NULL
        OR EXISTS (
            SELECT 1
            FROM fetches
            WHERE fetches.segment = segments.segment AND fetches.requested_at >= cast($since AS TIMESTAMP)
        )
    )
ORDER BY segments.loaded_at, segments.segment;

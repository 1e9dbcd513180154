-- The recorded digests of the payloads of some segments, except those that were removed on purpose.
SELECT
    fetches.segment,
    fetches.segment_offset,
    fetches.payload_digest
FROM fetches
WHERE
    fetches.segment IN (SELECT unnest(from_json_strict($segments, '["VARCHAR"]')))
    AND fetches.segment_offset IS NOT null
    AND fetches.payload_digest IS NOT null
ORDER BY fetches.segment, fetches.segment_offset;

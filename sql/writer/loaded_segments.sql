SELECT segments.segment
FROM segments
WHERE segments.segment IN (SELECT unnest(from_json_strict($names, '["VARCHAR"]')));

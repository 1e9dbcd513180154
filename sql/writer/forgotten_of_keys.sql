-- Those of the addresses that must not be fetched or loaded.
SELECT forgotten.url_key
FROM forgotten
WHERE forgotten.url_key IN (SELECT unnest(from_json_strict($keys, '["VARCHAR"]')));

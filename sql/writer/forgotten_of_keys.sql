-- Those of the addresses that are not to be asked or loaded.
SELECT forgotten.url_key
FROM forgotten
WHERE forgotten.url_key IN (SELECT unnest(from_json_strict($keys, '["VARCHAR"]')));

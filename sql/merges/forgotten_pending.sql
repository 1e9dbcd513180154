DELETE FROM pending
WHERE pending.url_key IN (SELECT unnest(from_json_strict($keys, '["VARCHAR"]')));

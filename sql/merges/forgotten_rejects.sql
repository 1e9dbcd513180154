DELETE FROM rejects
WHERE rejects.url_key IN (SELECT unnest(from_json_strict($keys, '["VARCHAR"]')));

SELECT
    rejects.rowid AS row_id,
    rejects.url_key
FROM rejects
WHERE rejects.url_key IN (SELECT unnest(from_json_strict($keys, '["VARCHAR"]')));

SELECT
    pending.rowid AS row_id,
    pending.url_key,
    pending.attempts,
    pending.failing_since
FROM pending
WHERE pending.url_key IN (SELECT unnest(from_json_strict($keys, '["VARCHAR"]')));

-- Never due again.
UPDATE addresses
SET outcome = 'rejected', reason = 'refused-address', article_id = null, next_due_at = null
WHERE addresses.url_key IN (SELECT unnest(from_json_strict($keys, '["VARCHAR"]')));

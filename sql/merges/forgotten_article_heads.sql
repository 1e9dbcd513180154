DELETE FROM article_heads
WHERE article_heads.article_id IN (SELECT unnest(from_json_strict($articles, '["VARCHAR"]')));

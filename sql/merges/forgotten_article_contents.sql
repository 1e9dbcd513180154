DELETE FROM article_contents
WHERE article_contents.article_id IN (SELECT unnest(from_json_strict($articles, '["VARCHAR"]')));

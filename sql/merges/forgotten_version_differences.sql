DELETE FROM version_differences
WHERE version_differences.article_id IN (SELECT unnest(from_json_strict($articles, '["VARCHAR"]')));

DELETE FROM publishing_failures
WHERE publishing_failures.article_id IN (SELECT unnest(from_json_strict($articles, '["VARCHAR"]')));

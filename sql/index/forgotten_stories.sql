DELETE FROM story_articles
WHERE list_contains(from_json_strict($article_ids, '["VARCHAR"]'), article_id);

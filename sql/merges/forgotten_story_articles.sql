DELETE FROM story_articles
WHERE story_articles.article_id IN (SELECT unnest(from_json_strict($articles, '["VARCHAR"]')));

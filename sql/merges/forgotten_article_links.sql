DELETE FROM article_links
WHERE article_links.article_id IN (SELECT unnest(from_json_strict($articles, '["VARCHAR"]')));

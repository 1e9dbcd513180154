DELETE FROM article_urls
WHERE article_urls.article_id IN (SELECT unnest(from_json_strict($articles, '["VARCHAR"]')));

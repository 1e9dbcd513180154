SELECT
    article_contents.article_id,
    article_contents.version,
    article_contents.valid_from,
    article_contents.fetch_id,
    article_contents.content_hash,
    article_contents.extractor,
    article_contents.modified_at,
    article_contents.published_on,
    article_contents.published_at,
    article_contents.published_rule,
    article_contents.cause
FROM article_contents
WHERE article_contents.article_id IN (SELECT unnest(from_json_strict($ids, '["VARCHAR"]')));

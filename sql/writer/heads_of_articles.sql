SELECT
    article_heads.article_id,
    article_heads.source,
    article_heads.url,
    article_heads.url_key,
    article_heads.first_seen_at,
    article_heads.last_seen_at,
    article_heads.read_at,
    article_heads.gone_at,
    article_heads.version,
    article_heads.versions,
    article_heads.extractor,
    article_heads.found_by
FROM article_heads
WHERE article_heads.article_id IN (SELECT unnest(from_json_strict($ids, '["VARCHAR"]')));

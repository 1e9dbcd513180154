-- The filter excludes nothing: with it, DuckDB skips the rows of other articles while it reads, not only afterwards.
WITH
given AS (
    SELECT unnest(from_json_strict($ids, '["VARCHAR"]')) AS article_id
),

wanted AS (
    SELECT given.article_id FROM given
    WHERE given.article_id <> ''
)

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
SEMI JOIN wanted ON article_heads.article_id = wanted.article_id;

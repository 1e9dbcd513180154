-- The digests are read first, then only the rows that were found: as addresses_of_keys.
WITH
given AS (SELECT unnest(from_json_strict($ids, '["VARCHAR"]')) AS article_id),

wanted AS (
    SELECT
        given.article_id,
        cast(md5_number_lower(given.article_id) >> 32 AS UINTEGER) AS digest
    FROM given
    WHERE given.article_id <> ''
),

found AS MATERIALIZED (
    SELECT article_heads.rowid AS row_id FROM article_heads
    SEMI JOIN wanted ON article_heads.id_digest = wanted.digest
    UNION ALL
    SELECT article_heads.rowid AS row_id FROM article_heads
    SEMI JOIN wanted ON article_heads.article_id = wanted.article_id
    WHERE article_heads.id_digest IS NULL
)

SELECT
    article_heads.rowid AS row_id,
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
SEMI JOIN found ON article_heads.rowid = found.row_id
SEMI JOIN wanted ON article_heads.article_id = wanted.article_id;

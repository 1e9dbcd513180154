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
    SELECT article_contents.rowid AS row_id FROM article_contents
    SEMI JOIN wanted ON article_contents.id_digest = wanted.digest
    UNION ALL
    SELECT article_contents.rowid AS row_id FROM article_contents
    SEMI JOIN wanted ON article_contents.article_id = wanted.article_id
    WHERE article_contents.id_digest IS NULL
)

SELECT
    article_contents.rowid AS row_id,
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
SEMI JOIN found ON article_contents.rowid = found.row_id
SEMI JOIN wanted ON article_contents.article_id = wanted.article_id;

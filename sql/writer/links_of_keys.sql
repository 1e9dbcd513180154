-- All addresses of every article that one of the keys leads to. The digests are read first: as addresses_of_keys.
WITH
given AS (SELECT unnest(from_json_strict($keys, '["VARCHAR"]')) AS url_key),

wanted AS (
    SELECT
        given.url_key,
        cast(md5_number_lower(given.url_key) >> 32 AS UINTEGER) AS digest
    FROM given
    WHERE given.url_key <> ''
),

found_keys AS MATERIALIZED (
    SELECT article_urls.rowid AS row_id FROM article_urls
    SEMI JOIN wanted ON article_urls.key_digest = wanted.digest
    UNION ALL
    SELECT article_urls.rowid AS row_id FROM article_urls
    SEMI JOIN wanted ON article_urls.url_key = wanted.url_key
    WHERE article_urls.key_digest IS NULL
),

reached AS MATERIALIZED (
    SELECT DISTINCT article_urls.article_id
    FROM article_urls
    SEMI JOIN found_keys ON article_urls.rowid = found_keys.row_id
    SEMI JOIN wanted ON article_urls.url_key = wanted.url_key
),

articles AS (
    SELECT
        reached.article_id,
        cast(md5_number_lower(reached.article_id) >> 32 AS UINTEGER) AS digest
    FROM reached
    WHERE reached.article_id <> ''
),

found AS MATERIALIZED (
    SELECT article_urls.rowid AS row_id FROM article_urls
    SEMI JOIN articles ON article_urls.id_digest = articles.digest
    UNION ALL
    SELECT article_urls.rowid AS row_id FROM article_urls
    SEMI JOIN articles ON article_urls.article_id = articles.article_id
    WHERE article_urls.id_digest IS NULL
)

SELECT
    article_urls.rowid AS row_id,
    article_urls.url_key,
    article_urls.url,
    article_urls.article_id,
    article_urls.how,
    article_urls.first_seen_at
FROM article_urls
SEMI JOIN found ON article_urls.rowid = found.row_id
SEMI JOIN articles ON article_urls.article_id = articles.article_id;

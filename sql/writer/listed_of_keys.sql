-- What is known of listed addresses. An address that belongs to an article but was never requested itself (the end of
-- a redirect) is known by that article. The digests are read first: as addresses_of_keys.
WITH
given AS (SELECT unnest(from_json_strict($keys, '["VARCHAR"]')) AS url_key),

wanted AS (
    SELECT
        given.url_key,
        cast(md5_number_lower(given.url_key) >> 32 AS UINTEGER) AS digest
    FROM given
    WHERE given.url_key <> ''
),

found_addresses AS MATERIALIZED (
    SELECT addresses.rowid AS row_id FROM addresses
    SEMI JOIN wanted ON addresses.key_digest = wanted.digest
    UNION ALL
    SELECT addresses.rowid AS row_id FROM addresses
    SEMI JOIN wanted ON addresses.url_key = wanted.url_key
    WHERE addresses.key_digest IS NULL
),

known AS (
    SELECT
        addresses.rowid AS row_id,
        addresses.url_key,
        addresses.fetched_at,
        addresses.next_due_at,
        addresses.checks
    FROM addresses
    SEMI JOIN found_addresses ON addresses.rowid = found_addresses.row_id
    SEMI JOIN wanted ON addresses.url_key = wanted.url_key
),

found_urls AS MATERIALIZED (
    SELECT article_urls.rowid AS row_id FROM article_urls
    SEMI JOIN wanted ON article_urls.key_digest = wanted.digest
    UNION ALL
    SELECT article_urls.rowid AS row_id FROM article_urls
    SEMI JOIN wanted ON article_urls.url_key = wanted.url_key
    WHERE article_urls.key_digest IS NULL
),

linked AS MATERIALIZED (
    SELECT
        article_urls.url_key,
        article_urls.article_id,
        cast(md5_number_lower(article_urls.article_id) >> 32 AS UINTEGER) AS digest
    FROM article_urls
    SEMI JOIN found_urls ON article_urls.rowid = found_urls.row_id
    SEMI JOIN wanted ON article_urls.url_key = wanted.url_key
    WHERE article_urls.how IN ('fetched', 'redirect')
),

articles AS (
    SELECT linked.* FROM linked
    WHERE linked.article_id <> ''
),

found_heads AS MATERIALIZED (
    SELECT article_heads.rowid AS row_id FROM article_heads
    SEMI JOIN articles ON article_heads.id_digest = articles.digest
    UNION ALL
    SELECT article_heads.rowid AS row_id FROM article_heads
    SEMI JOIN articles ON article_heads.article_id = articles.article_id
    WHERE article_heads.id_digest IS NULL
),

heads AS (
    SELECT
        article_heads.article_id,
        article_heads.last_seen_at
    FROM article_heads
    SEMI JOIN found_heads ON article_heads.rowid = found_heads.row_id
    SEMI JOIN articles ON article_heads.article_id = articles.article_id
),

answering AS (
    SELECT
        linked.url_key,
        heads.last_seen_at
    FROM linked
    INNER JOIN heads ON linked.article_id = heads.article_id
),

waiting AS (
    SELECT
        pending.rowid AS row_id,
        pending.url_key,
        pending.next_attempt_at,
        pending.claimed_by
    FROM pending
    SEMI JOIN given ON pending.url_key = given.url_key
)

SELECT
    given.url_key,
    greatest(known.fetched_at, answering.last_seen_at) AS fetched_at,
    known.next_due_at,
    coalesce(known.checks, 0) AS checks,
    waiting.next_attempt_at,
    waiting.claimed_by,
    known.row_id AS address_row_id,
    waiting.row_id AS pending_row_id,
    known.url_key IS NOT NULL AS has_address,
    waiting.url_key IS NOT NULL AS is_pending
FROM given
LEFT JOIN known ON given.url_key = known.url_key
LEFT JOIN waiting ON given.url_key = waiting.url_key
LEFT JOIN answering ON given.url_key = answering.url_key
WHERE known.url_key IS NOT NULL OR waiting.url_key IS NOT NULL OR answering.url_key IS NOT NULL;

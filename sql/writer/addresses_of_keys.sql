-- The digests are read first, a tenth of the bytes of the keys; then only the rows that were found. The filter of
-- `wanted` excludes nothing: with it, DuckDB skips other digests while it reads (a Bloom filter), not only afterwards.
WITH
given AS (SELECT unnest(from_json_strict($keys, '["VARCHAR"]')) AS url_key),

wanted AS (
    SELECT
        given.url_key,
        cast(md5_number_lower(given.url_key) >> 32 AS UINTEGER) AS digest
    FROM given
    WHERE given.url_key <> ''
),

found AS MATERIALIZED (
    SELECT addresses.rowid AS row_id FROM addresses
    SEMI JOIN wanted ON addresses.key_digest = wanted.digest
    UNION ALL
    SELECT addresses.rowid AS row_id FROM addresses
    SEMI JOIN wanted ON addresses.url_key = wanted.url_key
    WHERE addresses.key_digest IS NULL
)

SELECT
    addresses.rowid AS row_id,
    addresses.url_key,
    addresses.fetched_at,
    addresses.outcome,
    addresses.reason,
    addresses.checks,
    coalesce(addresses.born_at, addresses.stated_published_at, addresses.first_listed_at) AS born_at,
    addresses.first_listed_at AS listed_at
FROM addresses
SEMI JOIN found ON addresses.rowid = found.row_id
SEMI JOIN wanted ON addresses.url_key = wanted.url_key;

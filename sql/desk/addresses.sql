-- The addresses of an article, found as desk/article finds it.
WITH
wanted AS (
    SELECT
        $article_id AS id,
        cast(md5_number_lower($article_id) >> 32 AS UINTEGER) AS digest
),

found AS MATERIALIZED (
    SELECT article_urls.rowid AS row_id FROM article_urls
    SEMI JOIN wanted ON article_urls.id_digest = wanted.digest
    UNION ALL
    SELECT article_urls.rowid AS row_id FROM article_urls
    SEMI JOIN wanted ON article_urls.article_id = wanted.id
    WHERE article_urls.id_digest IS NULL
)

SELECT
    addresses.url,
    addresses.how
FROM article_urls AS addresses
SEMI JOIN found ON addresses.rowid = found.row_id
SEMI JOIN wanted ON addresses.article_id = wanted.id
ORDER BY addresses.first_seen_at, addresses.url;

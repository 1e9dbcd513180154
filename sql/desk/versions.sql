-- The versions of an article in time, with the exchange that each was read from. Found as desk/article finds it.
WITH
wanted AS (
    SELECT
        $article_id AS id,
        cast(md5_number_lower($article_id) >> 32 AS UINTEGER) AS digest
),

found AS MATERIALIZED (
    SELECT contents.rowid AS content_row FROM internal.article_contents AS contents
    SEMI JOIN wanted ON contents.id_digest = wanted.digest
    UNION ALL
    SELECT contents.rowid AS content_row FROM internal.article_contents AS contents
    SEMI JOIN wanted ON contents.article_id = wanted.id
    WHERE contents.id_digest IS NULL
),

versions AS MATERIALIZED (
    SELECT contents.*
    FROM internal.article_contents AS contents
    SEMI JOIN found ON contents.rowid = found.content_row
    SEMI JOIN wanted ON contents.article_id = wanted.id
)

SELECT
    versions.version,
    versions.valid_from,
    versions.recorded_at,
    versions.cause,
    versions.title,
    versions.lead,
    versions.body,
    versions.authors,
    versions.word_count,
    versions.content_hash,
    versions.published_at,
    versions.published_on,
    versions.published_written,
    versions.published_rule,
    versions.published_zone,
    versions.modified_at,
    versions.modified_written,
    versions.modified_rule,
    versions.modified_zone,
    versions.extractor,
    versions.fetch_id,
    fetches.requested_at,
    fetches.status,
    fetches.segment,
    fetches.segment_offset
FROM versions
LEFT JOIN fetches ON versions.fetch_id = fetches.fetch_id
ORDER BY versions.valid_from, versions.version;

-- The changes that publishers made to some articles without a word about it, as `revisions` has them.
WITH
wanted AS (
    SELECT
        given.article_id,
        cast(md5_number_lower(given.article_id) >> 32 AS UINTEGER) AS digest
    FROM (SELECT unnest($article_ids) AS article_id) AS given
),

found AS MATERIALIZED (
    SELECT contents.rowid AS content_row FROM internal.article_contents AS contents
    SEMI JOIN wanted ON contents.id_digest = wanted.digest
    UNION ALL
    SELECT contents.rowid AS content_row FROM internal.article_contents AS contents
    SEMI JOIN wanted ON contents.article_id = wanted.article_id
    WHERE contents.id_digest IS NULL
),

changes AS (
    SELECT
        contents.article_id,
        contents.version,
        contents.cause,
        lag(contents.version) OVER in_time AS earlier_version,
        (
            lag(contents.modified_at) OVER in_time IS NOT DISTINCT FROM contents.modified_at
        ) AS is_modified_at_unmoved
    FROM internal.article_contents AS contents
    SEMI JOIN found ON contents.rowid = found.content_row
    SEMI JOIN wanted ON contents.article_id = wanted.article_id
    WINDOW in_time AS (PARTITION BY contents.article_id ORDER BY contents.valid_from, contents.version)
)

SELECT
    changes.article_id,
    changes.version
FROM changes
INNER JOIN internal.version_differences AS differences
    ON
        changes.article_id = differences.article_id
        AND changes.earlier_version = differences.earlier_version
        AND changes.version = differences.version
WHERE changes.cause = 'publisher' AND changes.is_modified_at_unmoved AND NOT differences.is_correction_named;

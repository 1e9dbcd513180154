-- Successive versions that are not compared yet, and the rows of their texts.
WITH
revised AS (
    SELECT article_heads.article_id
    FROM article_heads
    WHERE article_heads.versions > 1
),

ordered AS (
    SELECT
        contents.article_id,
        contents.version,
        lag(contents.version) OVER (
            PARTITION BY contents.article_id
            ORDER BY contents.valid_from, contents.version
        ) AS earlier_version
    FROM article_contents AS contents
    SEMI JOIN revised ON contents.article_id = revised.article_id
)

SELECT
    ordered.article_id,
    ordered.earlier_version,
    ordered.version
FROM ordered
ANTI JOIN version_differences AS differences
    ON
        ordered.article_id = differences.article_id
        AND ordered.earlier_version = differences.earlier_version
        AND ordered.version = differences.version
WHERE ordered.earlier_version IS NOT NULL
ORDER BY ordered.article_id, ordered.version;

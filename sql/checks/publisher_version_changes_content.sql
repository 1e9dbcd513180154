-- A fetch that read the same title, lead, body and authors makes no version.
WITH
neighbours AS (
    SELECT
        article_contents.article_id,
        article_contents.version,
        article_contents.cause,
        article_contents.content_hash,
        lag(article_contents.content_hash) OVER (
            PARTITION BY article_contents.article_id
            ORDER BY article_contents.valid_from, article_contents.version
        ) AS earlier_hash
    FROM internal.article_contents
),

final AS (
    SELECT
        neighbours.article_id,
        neighbours.version,
        neighbours.content_hash
    FROM neighbours
    WHERE neighbours.cause = 'publisher' AND neighbours.content_hash = neighbours.earlier_hash
)

SELECT * FROM final;

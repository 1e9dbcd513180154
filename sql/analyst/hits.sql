-- The best of the articles that answer. Texts are read afterwards, of these alone.
WITH
best AS MATERIALIZED (
    SELECT
        found.article_id,
        found.score
    FROM found
    ORDER BY found.score DESC, found.article_id ASC
    LIMIT $count
),

-- A semi join with a filtered table, even if all rows pass, lets DuckDB skip rows as it reads them.
article_ids AS (
    SELECT best.article_id FROM best
    WHERE best.score IS NOT NULL
),

heads AS MATERIALIZED (
    SELECT
        article_heads.article_id,
        article_heads.source,
        article_heads.language,
        article_heads.published_on,
        article_heads.url
    FROM internal.article_heads
    SEMI JOIN article_ids ON article_heads.article_id = article_ids.article_id
),

final AS (
    SELECT
        best.score,
        heads.article_id,
        heads.source,
        heads.language,
        heads.published_on,
        heads.url
    FROM best
    INNER JOIN heads ON best.article_id = heads.article_id
)

SELECT * FROM final
ORDER BY final.score DESC, final.article_id ASC;

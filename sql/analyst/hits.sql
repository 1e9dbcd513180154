-- The best hits of a search that pass the filters. Texts are read afterwards, for these alone.
WITH
found AS MATERIALIZED (
    SELECT
        hits.article_id,
        hits.score
    FROM search($words, most := $most) AS hits
),

-- A semi join with a filtered table, even if all rows pass, lets DuckDB skip rows as it reads them.
article_ids AS (
    SELECT found.article_id FROM found
    WHERE found.score >= 0
),

passing AS MATERIALIZED (
    SELECT
        heads.article_id,
        heads.source,
        heads.language,
        heads.published_on,
        heads.url
    FROM article_heads AS heads
    SEMI JOIN article_ids ON heads.article_id = article_ids.article_id
    WHERE
        (len($sources) = 0 OR list_contains($sources, heads.source))
        AND (len($languages) = 0 OR list_contains($languages, heads.language))
        AND ($first IS NULL OR heads.published_on >= cast($first AS DATE))
        AND ($last IS NULL OR heads.published_on <= cast($last AS DATE))
),

final AS (
    SELECT
        found.score,
        passing.article_id,
        passing.source,
        passing.language,
        passing.published_on,
        passing.url
    FROM found
    INNER JOIN passing ON found.article_id = passing.article_id
)

SELECT * FROM final
ORDER BY final.score DESC, final.article_id ASC
LIMIT $count;

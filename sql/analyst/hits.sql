-- Those among the best hits of a search that are within what was asked for. Texts are read afterwards, of these alone.
WITH
found AS (
    SELECT
        hits.article_id,
        hits.score
    FROM search($words, most := $most) AS hits
),

final AS (
    SELECT
        found.score,
        articles.article_id,
        articles.source,
        articles.language,
        articles.published_on,
        articles.url
    FROM found
    INNER JOIN articles ON found.article_id = articles.article_id
    WHERE
        (len($sources) = 0 OR list_contains($sources, articles.source))
        AND (len($languages) = 0 OR list_contains($languages, articles.language))
        AND ($first IS NULL OR articles.published_on >= cast($first AS DATE))
        AND ($last IS NULL OR articles.published_on <= cast($last AS DATE))
)

SELECT * FROM final
ORDER BY final.score DESC, final.article_id ASC
LIMIT $count;

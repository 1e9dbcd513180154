-- The stories that most sources carry, of those with an article since a day. Titles are read of these alone.
WITH
clustered AS (
    SELECT
        articles.story_id,
        count(*) AS articles,
        count(DISTINCT articles.source) AS sources,
        list(DISTINCT articles.source ORDER BY articles.source ASC) AS names,
        arg_min(articles.article_id, coalesce(articles.published_at, articles.first_seen_at)) AS first_article_id,
        min(coalesce(articles.published_at, articles.first_seen_at)) AS first_at,
        max(coalesce(articles.published_at, articles.first_seen_at)) AS last_at
    FROM articles
    WHERE articles.story_id IS NOT NULL
    GROUP BY articles.story_id
    HAVING count(*) > 1 AND ($first IS NULL OR last_at >= cast($first AS DATE))
    ORDER BY sources DESC, articles DESC, articles.story_id ASC
    LIMIT $count
),

final AS (
    SELECT
        articles.title,
        articles.source AS first_source,
        clustered.articles,
        clustered.sources,
        clustered.names,
        clustered.first_at,
        epoch(clustered.last_at - clustered.first_at) / 3600 AS spread_hours
    FROM clustered
    INNER JOIN articles ON clustered.first_article_id = articles.article_id
)

SELECT * FROM final
ORDER BY final.sources DESC, final.articles DESC, final.first_at DESC, final.title ASC;

-- The stories that appear in most sources, among those with an article since a given day.
WITH
widest AS (
    SELECT stories.*
    FROM stories
    WHERE $first IS NULL OR stories.last_at >= cast($first AS DATE)
    ORDER BY stories.sources DESC, stories.articles DESC, stories.story_id ASC
    LIMIT $count
),

carried AS (
    SELECT
        article_heads.story_id,
        list(DISTINCT article_heads.source ORDER BY article_heads.source ASC) AS names,
        arg_min(
            article_heads.url,
            (
                coalesce(article_heads.published_at, article_heads.first_seen_at),
                article_heads.first_seen_at,
                article_heads.article_id
            )
        ) AS url
    FROM internal.article_heads
    SEMI JOIN widest ON article_heads.story_id = widest.story_id
    GROUP BY article_heads.story_id
),

final AS (
    SELECT
        widest.title,
        widest.first_source,
        widest.agency,
        widest.articles,
        widest.sources,
        carried.names,
        carried.url,
        widest.first_at,
        widest.hours AS spread_hours
    FROM widest
    INNER JOIN carried ON widest.story_id = carried.story_id
)

SELECT * FROM final
ORDER BY final.sources DESC, final.articles DESC, final.first_at DESC, final.title ASC;

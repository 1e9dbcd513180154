SELECT
    articles.source,
    health.health,
    count(*) AS articles
FROM {{ source('dateline', 'articles') }} AS articles
INNER JOIN {{ source('dateline', 'source_health') }} AS health ON articles.source = health.source
GROUP BY ALL

-- Hits by the day that the page states. A day is whole when each of its sources is: looked up once a day and source.
SELECT
    counted.published_on AS day,
    cast(sum(counted.articles) AS BIGINT) AS articles,
    bool_and(coalesce(completeness.complete_through >= counted.published_on + INTERVAL 36 HOUR, FALSE)) AS is_whole
FROM counted
LEFT JOIN completeness ON counted.source = completeness.source
WHERE counted.articles > 0 AND counted.published_on IS NOT NULL
GROUP BY counted.published_on
ORDER BY counted.published_on;

-- Hits by the day that the page states. A day is whole when each of its sources is.
SELECT
    answered.published_on AS day,
    count(*) AS articles,
    bool_and(
        coalesce(completeness.complete_through >= answered.published_on + INTERVAL 36 HOUR, FALSE)
    ) AS is_whole
FROM answered
LEFT JOIN completeness ON answered.source = completeness.source
WHERE answered.missed = 0 AND answered.published_on IS NOT NULL
GROUP BY answered.published_on
ORDER BY answered.published_on;

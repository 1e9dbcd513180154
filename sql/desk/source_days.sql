-- Articles of a source by the day that the page states.
SELECT
    heads.published_on AS day,
    count(*) AS articles,
    bool_and(
        coalesce(completeness.complete_through >= heads.published_on + INTERVAL 36 HOUR, FALSE)
    ) AS is_whole
FROM internal.article_heads AS heads
LEFT JOIN completeness ON heads.source = completeness.source
WHERE heads.source = $source AND heads.published_on IS NOT NULL
GROUP BY heads.published_on
ORDER BY heads.published_on;

-- Articles by language since a given day.
SELECT
    coalesce(daily_volume.language, 'not known') AS language,
    cast(sum(daily_volume.articles) AS BIGINT) AS articles
FROM daily_volume
WHERE $first IS NULL OR daily_volume.day >= cast($first AS DATE)
GROUP BY daily_volume.language
ORDER BY articles DESC, language ASC;

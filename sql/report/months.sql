-- Articles by month and source.
SELECT
    cast(date_trunc('month', daily_volume.day) AS DATE) AS first_day,
    daily_volume.source,
    cast(sum(daily_volume.articles) AS BIGINT) AS articles
FROM daily_volume
GROUP BY first_day, daily_volume.source
ORDER BY first_day, daily_volume.source;

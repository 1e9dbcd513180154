-- Dated articles by month of publication and source; and the month before which a hundredth of them lies.
WITH
counted AS (
    SELECT
        cast(date_trunc('month', daily_volume.day) AS DATE) AS first_day,
        daily_volume.source,
        cast(sum(daily_volume.articles - daily_volume.undated) AS BIGINT) AS articles
    FROM daily_volume
    GROUP BY first_day, daily_volume.source
    HAVING sum(daily_volume.articles - daily_volume.undated) > 0
),

by_month AS (
    SELECT
        counted.first_day,
        sum(sum(counted.articles)) OVER (ORDER BY counted.first_day) AS up_to_here,
        sum(sum(counted.articles)) OVER () AS articles
    FROM counted
    GROUP BY counted.first_day
),

early AS (
    SELECT min(by_month.first_day) AS early_day
    FROM by_month
    WHERE by_month.up_to_here > 0.01 * by_month.articles
),

final AS (
    SELECT
        counted.first_day,
        counted.source,
        counted.articles,
        early.early_day
    FROM counted
    CROSS JOIN early
)

SELECT * FROM final
ORDER BY final.first_day, final.source;

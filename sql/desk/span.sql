-- The day from which the articles of the snapshot are drawn, and how many days that is. The hundredth part with the
-- lowest dates, or one article of ten and more, is left out where it would stretch the axis to more than three times.
WITH
days AS (
    SELECT
        min(articles.day) AS first_day,
        max(articles.day) AS last_day,
        CASE
            WHEN count(*) >= 100 THEN quantile_disc(articles.day, 0.01)
            WHEN count(*) >= 10 THEN min(articles.day, 2)[2]
            ELSE min(articles.day)
        END AS early_day
    FROM internal.search_articles AS articles
),

chosen AS (
    SELECT
        days.last_day,
        CASE
            WHEN days.last_day - days.first_day > 3 * greatest(days.last_day - days.early_day, 30) THEN days.early_day
            ELSE days.first_day
        END AS first_day
    FROM days
)

SELECT
    chosen.first_day,
    datediff('day', chosen.first_day, chosen.last_day) + 1 AS days
FROM chosen;

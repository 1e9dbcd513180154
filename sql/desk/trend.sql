-- Articles about a word by day, week, month or year.
SELECT
    trend.day,
    trend.articles,
    trend.articles_in_all,
    trend.share,
    trend.is_whole
FROM trend($query, $unit) AS trend;

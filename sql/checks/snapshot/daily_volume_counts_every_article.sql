-- The counts of all days, sources, sections and languages sum to the articles.
SELECT
    'daily_volume' AS object,
    (SELECT sum(daily_volume.articles) FROM daily_volume) AS counted,
    (SELECT count(*) FROM internal.article_heads) AS expected
WHERE coalesce(counted, 0) <> expected;

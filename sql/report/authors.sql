-- The authors with most articles since a given day.
SELECT
    author_days.author,
    cast(sum(author_days.articles) AS BIGINT) AS articles,
    list(DISTINCT author_days.source ORDER BY author_days.source ASC) AS sources
FROM author_days
WHERE $first IS NULL OR author_days.day >= cast($first AS DATE)
GROUP BY author_days.author
ORDER BY articles DESC, author_days.author ASC
LIMIT $count;

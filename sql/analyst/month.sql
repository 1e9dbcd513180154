-- One month of those articles, as in its file.
SELECT chosen.* EXCLUDE (first_day)
FROM chosen
WHERE chosen.first_day = cast($first_day AS DATE)
ORDER BY chosen.source, chosen.published_at, chosen.article_id;

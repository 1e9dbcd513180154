-- How many days the articles of the snapshot are of.
SELECT datediff('day', min(days.day), max(days.day)) + 1 AS days
FROM search_articles AS days;

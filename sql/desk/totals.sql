-- How many articles answer query and filters, and of what; how many the query alone.
SELECT
    count(*) FILTER (WHERE answered.missed = 0) AS articles,
    count(DISTINCT answered.source) FILTER (WHERE answered.missed = 0) AS sources,
    min(answered.published_on) FILTER (WHERE answered.missed = 0) AS first_day,
    max(answered.published_on) FILTER (WHERE answered.missed = 0) AS last_day,
    count(*) FILTER (WHERE answered.missed = 0 AND answered.published_on IS NULL) AS undated,
    count(*) AS without_filters
FROM answered;

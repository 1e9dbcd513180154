-- How many articles answer query and filters, and of what; how many the query alone.
SELECT
    cast(coalesce(sum(counted.articles), 0) AS BIGINT) AS articles,
    count(DISTINCT counted.source) FILTER (WHERE counted.articles > 0) AS sources,
    min(counted.published_on) FILTER (WHERE counted.articles > 0) AS first_day,
    max(counted.published_on) FILTER (WHERE counted.articles > 0) AS last_day,
    cast(coalesce(sum(counted.articles) FILTER (WHERE counted.published_on IS NULL), 0) AS BIGINT) AS undated,
    cast(coalesce(sum(counted.without_filters), 0) AS BIGINT) AS without_filters
FROM counted;

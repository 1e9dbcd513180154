-- How long after publication a source's articles came, by week.
SELECT
    cast(date_trunc('week', late.day) AS DATE) AS week,
    late.found_by,
    cast(sum(late.articles) AS BIGINT) AS articles,
    sum(late.usual_minutes * late.articles) / sum(late.articles) AS usual_minutes,
    max(late.longest_minutes) AS longest_minutes
FROM lateness AS late
WHERE late.source = $source
GROUP BY cast(date_trunc('week', late.day) AS DATE), late.found_by
ORDER BY week DESC, late.found_by ASC
LIMIT 12;

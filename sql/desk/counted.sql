-- The articles put aside by the day that the page states and source, once for all that is counted by these.
CREATE OR REPLACE TEMP TABLE counted AS
SELECT
    answered.published_on,
    answered.source,
    count(*) FILTER (WHERE answered.missed = 0) AS articles,
    count(*) AS without_filters
FROM answered
GROUP BY answered.published_on, answered.source;

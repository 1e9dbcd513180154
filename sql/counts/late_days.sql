-- The same for lateness, which is counted by the day of published_at and by found_by.
CREATE TEMP TABLE late_days AS
SELECT
    changed.published_day AS day,
    changed.source,
    changed.found_by
FROM changed
WHERE changed.published_day IS NOT NULL
UNION
SELECT
    gone.published_day AS day,
    gone.source,
    gone.found_by
FROM gone
WHERE gone.published_day IS NOT NULL;

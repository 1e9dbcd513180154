-- Each archive file is loaded once.
SELECT
    segments.segment,
    count(*) AS loads
FROM internal.segments
GROUP BY segments.segment
HAVING count(*) > 1;

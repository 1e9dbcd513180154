-- As counted, of all that was found. The day of an article in the index is the one that its page states; the few pages
-- that state none are looked up.
CREATE OR REPLACE TEMP TABLE counted AS
WITH
undated AS MATERIALIZED (
    SELECT heads.head_row FROM internal.head_rows AS heads
    WHERE heads.published_on IS NULL
)

SELECT
    CASE WHEN undated.head_row IS NULL THEN found.day END AS published_on,
    found.source,
    count(*) AS articles,
    count(*) AS without_filters
FROM found
LEFT JOIN undated ON found.head_row = undated.head_row
GROUP BY ALL;

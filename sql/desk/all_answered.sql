-- Without a filter all that was found answers, and nothing is copied.
CREATE OR REPLACE TEMP VIEW answered AS
SELECT
    found.score,
    found.head_row,
    found.content_row,
    cast(0 AS USMALLINT) AS missed
FROM found;

-- The articles as they were counted.
CREATE TEMP VIEW past AS
SELECT
    counted.head_row,
    counted.fingerprint
FROM counted_articles AS counted;

-- As counts/past, without tags.
CREATE TEMP VIEW past AS
SELECT
    counted.head_row,
    counted.fingerprint >> 24 AS fingerprint
FROM counted_articles AS counted;

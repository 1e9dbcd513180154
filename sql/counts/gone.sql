-- Articles that have changed, as they were counted.
CREATE TEMP TABLE gone AS
SELECT
    counted.head_row,
    counted.fingerprint,
    counted.source,
    counted.day,
    counted.published_day,
    counted.found_by
FROM counted_articles AS counted
SEMI JOIN changed ON counted.head_row = changed.head_row;

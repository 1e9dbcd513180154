-- Articles that are new or have changed since they were counted, as they are now.
CREATE TEMP TABLE changed AS
SELECT
    heads.head_row,
    heads.fingerprint,
    heads.source,
    heads.day,
    heads.published_day,
    heads.found_by
FROM current_heads AS heads
ANTI JOIN counted_articles AS counted
    ON heads.head_row = counted.head_row AND heads.fingerprint = counted.fingerprint;

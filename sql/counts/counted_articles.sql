INSERT INTO counted_articles BY NAME
SELECT
    changed.head_row,
    changed.fingerprint,
    changed.source,
    changed.day,
    changed.published_day,
    changed.found_by
FROM changed;

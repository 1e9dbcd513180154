-- Articles that were removed, as they were counted.
INSERT INTO gone BY NAME
SELECT
    counted.head_row,
    counted.fingerprint,
    counted.source,
    counted.day,
    counted.published_day,
    counted.found_by
FROM counted_articles AS counted
ANTI JOIN article_heads AS heads ON counted.head_row = heads.rowid;

-- Articles that have changed or were removed, as they were counted.
CREATE TEMP TABLE gone AS
WITH
replaced AS (
    SELECT
        counted.head_row,
        counted.fingerprint,
        counted.source,
        counted.day,
        counted.published_day,
        counted.found_by
    FROM counted_articles AS counted
    SEMI JOIN changed ON counted.head_row = changed.head_row
),

removed AS (
    SELECT
        counted.head_row,
        counted.fingerprint,
        counted.source,
        counted.day,
        counted.published_day,
        counted.found_by
    FROM counted_articles AS counted
    ANTI JOIN article_heads AS heads ON counted.head_row = heads.rowid
)

SELECT * FROM replaced
UNION ALL
SELECT * FROM removed;

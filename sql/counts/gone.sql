-- Articles that have changed or were removed, as they were counted.
CREATE TEMP TABLE gone AS
WITH
heads AS (
    SELECT present.* FROM present
    SEMI JOIN places ON (present.head_row >> 13) & 1023 = places.place
),

found AS MATERIALIZED (
    SELECT past.* FROM past
    SEMI JOIN places ON (past.head_row >> 13) & 1023 = places.place
    ANTI JOIN heads ON past.head_row = heads.head_row AND past.fingerprint = heads.fingerprint
)

SELECT
    counted.head_row,
    counted.fingerprint,
    counted.source,
    counted.day,
    counted.published_day,
    counted.found_by
FROM counted_articles AS counted
SEMI JOIN found ON counted.head_row = found.head_row;

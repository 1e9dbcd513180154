-- Articles that are new or have changed since they were counted, as they are now.
CREATE TEMP TABLE changed AS
WITH
counted AS (
    SELECT past.* FROM past
    SEMI JOIN places ON (past.head_row >> 13) & 1023 = places.place
),

found AS MATERIALIZED (
    SELECT present.* FROM present
    SEMI JOIN places ON (present.head_row >> 13) & 1023 = places.place
    ANTI JOIN counted ON present.head_row = counted.head_row AND present.fingerprint = counted.fingerprint
)

SELECT
    found.head_row,
    found.fingerprint,
    heads.source,
    heads.day,
    heads.published_day,
    heads.found_by
FROM found
INNER JOIN current_heads AS heads ON found.head_row = heads.head_row;

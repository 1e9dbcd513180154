-- Days and sources whose counts no longer hold.
CREATE TEMP TABLE days AS
SELECT
    changed.day,
    changed.source
FROM changed
UNION
SELECT
    gone.day,
    gone.source
FROM gone;

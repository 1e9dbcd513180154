-- How much of each feed is new when it is read. If all entries of its last two readings were new, others may have come
-- and gone in between: it is replaced faster than it is read. Not its first reading, when all is new; and not fewer
-- than five entries, because a short feed is new by chance.
CREATE VIEW turnover AS
WITH
snapshot AS (SELECT snapshot_info.published_at FROM snapshot_info),

readings AS (
    SELECT
        discoveries.source,
        discoveries.url,
        discoveries.read_at,
        discoveries.candidates,
        discoveries.new_candidates,
        row_number() OVER (
            PARTITION BY discoveries.source, discoveries.url ORDER BY discoveries.read_at DESC
        ) AS place
    FROM discoveries
    CROSS JOIN snapshot
    WHERE
        discoveries.kind = 'feed'
        AND discoveries.status IN (200, 304)
        AND discoveries.read_at >= snapshot.published_at - INTERVAL 28 DAY
),

final AS (
    SELECT
        readings.source,
        readings.url,
        count(*) AS readings,
        max(readings.read_at) AS read_at,
        max_by(readings.candidates, readings.read_at) AS candidates,
        max_by(readings.new_candidates, readings.read_at) AS new_candidates,
        count(*) >= 3
        AND count(*) FILTER (
            WHERE readings.place <= 2 AND readings.candidates >= 5 AND readings.new_candidates = readings.candidates
        ) = 2 AS is_too_fast
    FROM readings
    GROUP BY readings.source, readings.url
)

SELECT * FROM final;

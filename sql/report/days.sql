-- Articles by day of publication and source over the 60 days before the snapshot. Undated articles are counted apart:
-- drawn on the day when they were first seen, all of a first run would be news of today.
WITH
snapshot AS (SELECT cast(snapshot_info.published_at AS DATE) AS today FROM snapshot_info),

final AS (
    SELECT
        daily_volume.day,
        daily_volume.source,
        cast(sum(daily_volume.articles - daily_volume.undated) AS BIGINT) AS articles,
        cast(sum(daily_volume.undated) AS BIGINT) AS undated,
        bool_and(daily_volume.is_complete) AS is_complete
    FROM daily_volume
    CROSS JOIN snapshot
    WHERE daily_volume.day > snapshot.today - 60
    GROUP BY daily_volume.day, daily_volume.source
)

SELECT * FROM final
ORDER BY final.day, final.source;

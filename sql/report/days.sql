-- Articles by day and source over the 60 days before the snapshot.
WITH
snapshot AS (SELECT cast(snapshot_info.published_at AS DATE) AS today FROM snapshot_info),

final AS (
    SELECT
        daily_volume.day,
        daily_volume.source,
        cast(sum(daily_volume.articles) AS BIGINT) AS articles,
        bool_and(daily_volume.is_complete) AS is_complete
    FROM daily_volume
    CROSS JOIN snapshot
    WHERE daily_volume.day > snapshot.today - 60
    GROUP BY daily_volume.day, daily_volume.source
)

SELECT * FROM final
ORDER BY final.day, final.source;

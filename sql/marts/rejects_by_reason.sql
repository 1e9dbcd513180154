CREATE VIEW rejects_by_reason AS
WITH
snapshot AS (SELECT snapshot_info.published_at FROM snapshot_info),

rejects AS (SELECT * FROM main.rejects),

final AS (
    SELECT
        rejects.source,
        rejects.reason,
        count(*) AS rejects,
        count(*) FILTER (WHERE rejects.rejected_at > snapshot.published_at - INTERVAL 1 DAY) AS rejects_24h,
        count(*) FILTER (WHERE rejects.rejected_at > snapshot.published_at - INTERVAL 7 DAY) AS rejects_7d,
        min(rejects.rejected_at) AS first_at,
        max(rejects.rejected_at) AS last_at,
        max_by(rejects.url, rejects.rejected_at) AS last_url,
        arg_max_null(rejects.detail, rejects.rejected_at) AS last_detail
    FROM rejects
    CROSS JOIN snapshot
    GROUP BY rejects.source, rejects.reason
)

SELECT * FROM final;

-- Every day of each source, with zeros: from its first run, or from the earliest of its articles but the hundredth part
-- with the lowest dates: one wrong date must not make a calendar of a century.
CREATE VIEW calendar AS
WITH
snapshot AS (SELECT cast(snapshot_info.published_at AS DATE) AS last_day FROM snapshot_info),

counted AS (
    SELECT
        daily_volume.day,
        daily_volume.source,
        cast(sum(daily_volume.articles) AS BIGINT) AS articles,
        cast(sum(daily_volume.undated) AS BIGINT) AS undated,
        cast(sum(daily_volume.word_count) AS BIGINT) AS word_count
    FROM daily_volume
    GROUP BY daily_volume.day, daily_volume.source
),

heads AS (
    SELECT
        article_heads.source,
        quantile_disc(
            coalesce(article_heads.published_on, cast(article_heads.first_seen_at AS DATE)), 0.01
        ) AS early_day
    FROM internal.article_heads
    GROUP BY article_heads.source
),

spans AS (
    SELECT
        settings.source,
        cast(settings.first_run_at AS DATE) AS first_run_day,
        coalesce(least(cast(settings.first_run_at AS DATE), heads.early_day), snapshot.last_day) AS first_day,
        snapshot.last_day,
        completeness.complete_through
    FROM internal.source_settings AS settings
    LEFT JOIN heads ON settings.source = heads.source
    LEFT JOIN completeness ON settings.source = completeness.source
    CROSS JOIN snapshot
),

days AS (
    SELECT
        spans.source,
        spans.first_run_day,
        spans.complete_through,
        cast(unnest(generate_series(spans.first_day, spans.last_day, INTERVAL 1 DAY)) AS DATE) AS day
    FROM spans
),

unread AS (
    SELECT
        gaps.source,
        gaps.gap_from,
        coalesce(gaps.gap_to, snapshot_info.published_at) AS gap_to,
        cast(
            unnest(
                generate_series(
                    cast(gaps.gap_from AS DATE),
                    cast(coalesce(gaps.gap_to, snapshot_info.published_at) AS DATE),
                    INTERVAL 1 DAY
                )
            ) AS DATE
        ) AS day
    FROM gaps
    CROSS JOIN snapshot_info
),

gap_days AS (
    SELECT
        unread.source,
        unread.day,
        cast(
            round(
                sum(epoch(least(unread.gap_to, unread.day + INTERVAL 1 DAY) - greatest(unread.gap_from, unread.day)))
                / 60
            ) AS BIGINT
        ) AS gap_minutes
    FROM unread
    GROUP BY unread.source, unread.day
),

final AS (
    SELECT
        days.day,
        days.source,
        coalesce(counted.articles, 0) AS articles,
        coalesce(counted.undated, 0) AS undated,
        coalesce(counted.word_count, 0) AS word_count,
        coalesce(gap_days.gap_minutes, 0) AS gap_minutes,
        coalesce(days.day >= days.first_run_day, FALSE) AS is_followed,
        coalesce(days.complete_through >= days.day + INTERVAL 36 HOUR, FALSE) AS is_complete
    FROM days
    LEFT JOIN counted ON days.source = counted.source AND days.day = counted.day
    LEFT JOIN gap_days ON days.source = gap_days.source AND days.day = gap_days.day
)

SELECT * FROM final;

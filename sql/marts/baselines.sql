-- For a source that has nothing new, or little: what it had in the same hours of the weeks before. A period is compared
-- with the same period one, two ... eight weeks earlier, to the minute and in UTC: so a night, a weekend or a feed that
-- is empty on Sundays raises no alarm, and Tuesday at ten is compared with Tuesdays at ten. Eight weeks, so that a
-- summer or an election is forgotten in time, and one holiday among them does not decide. The periods an hour earlier
-- and an hour later count too, and the least of the three is used: publishers keep local time, and summer time moves
-- it. The baseline is the lower quartile: what three weeks of four had at least. With a mean, one busy week would raise
-- false alarms, and with a median, a source that publishes every other week would.
-- With fewer than three such weeks, the same hours of the days before are used, and the least of them counts, once
-- there is one for each day of the week; before that there is no baseline (null).
CREATE VIEW baselines AS
WITH
sources AS (SELECT * FROM internal.source_settings),

attempts AS (
    SELECT
        run_sources.source,
        run_sources.started_at,
        run_sources.discovered_at,
        run_sources.inserted
    FROM run_sources
    INNER JOIN internal.run_log ON run_sources.run_id = run_log.run_id
    WHERE run_log.kind = 'ingest'
),

recent AS (
    SELECT
        attempts.source,
        max(attempts.discovered_at) AS last_success_at,
        max(attempts.started_at) FILTER (WHERE attempts.inserted > 0) AS last_inserted_at
    FROM attempts
    GROUP BY attempts.source
),

-- Up to the last success: a time in which nothing was read says nothing about the source.
article_stretches AS (
    SELECT
        recent.source,
        'silence' AS measure,
        recent.last_inserted_at AS began_at,
        recent.last_success_at AS ended_at
    FROM recent
    WHERE recent.last_inserted_at < recent.last_success_at
    UNION ALL
    SELECT
        recent.source,
        'day' AS measure,
        recent.last_success_at - INTERVAL 1 DAY AS began_at,
        recent.last_success_at AS ended_at
    FROM recent
    WHERE recent.last_success_at IS NOT NULL
),

-- A document that was read, not as a 304, and lists nothing, although it once did.
readings AS (
    SELECT
        discoveries.source,
        discoveries.url,
        discoveries.read_at,
        discoveries.entries
    FROM discoveries
    WHERE discoveries.status = 200
),

last_filled AS (
    SELECT
        readings.source,
        readings.url,
        max(readings.read_at) FILTER (WHERE readings.entries > 0) AS filled_at,
        max(readings.read_at) AS read_at
    FROM readings
    GROUP BY readings.source, readings.url
),

emptied AS (
    SELECT
        last_filled.source,
        last_filled.url,
        max(last_filled.read_at) AS ended_at,
        min(readings.read_at) AS began_at
    FROM last_filled
    INNER JOIN readings
        ON
            last_filled.source = readings.source
            AND last_filled.url = readings.url
            AND last_filled.filled_at < readings.read_at
    GROUP BY last_filled.source, last_filled.url
),

shifts AS (
    SELECT
        days.days,
        to_days(cast(days.days AS INTEGER)) + to_hours(cast(hours.hours AS INTEGER)) AS back,
        days.days % 7 = 0 AS is_weeks
    FROM range(1, 57) AS days (days)
    CROSS JOIN range(-1, 2) AS hours (hours)
    -- Fourteen days, or eight weeks.
    WHERE days.days <= 14 OR days.days % 7 = 0
),

-- Without the first day of a source, on which all that was listed arrived, and without windows in which it was not
-- read.
article_windows AS (
    SELECT
        stretches.source,
        stretches.measure,
        NULL AS url,
        stretches.began_at,
        stretches.ended_at,
        shifts.days,
        shifts.is_weeks,
        shifts.back,
        sum(attempts.inserted) AS counted
    FROM article_stretches AS stretches
    INNER JOIN sources ON stretches.source = sources.source
    CROSS JOIN shifts
    INNER JOIN attempts
        ON
            stretches.source = attempts.source
            AND stretches.began_at - shifts.back < attempts.started_at
            AND stretches.ended_at - shifts.back >= attempts.started_at
    WHERE sources.first_run_at + INTERVAL 1 DAY <= stretches.began_at - shifts.back
    GROUP BY ALL
    HAVING count(attempts.discovered_at) > 0
),

-- What the document listed when it had last been read by then.
document_windows AS (
    SELECT
        given.source,
        'entries' AS measure,
        given.url,
        given.began_at,
        given.ended_at,
        given.days,
        given.is_weeks,
        given.back,
        readings.entries AS counted
    FROM (
        SELECT
            emptied.*,
            shifts.days,
            shifts.is_weeks,
            shifts.back,
            emptied.ended_at - shifts.back AS moment
        FROM emptied
        CROSS JOIN shifts
    ) AS given
    ASOF INNER JOIN readings
        ON given.source = readings.source AND given.url = readings.url AND given.moment >= readings.read_at
    WHERE given.moment < given.began_at
),

windows AS (
    SELECT
        each_hour.source,
        each_hour.measure,
        each_hour.url,
        each_hour.days,
        each_hour.is_weeks,
        min(each_hour.counted) AS counted
    FROM (
        SELECT * FROM article_windows
        UNION ALL
        SELECT * FROM document_windows
    ) AS each_hour
    GROUP BY ALL
),

judged AS (
    SELECT
        windows.source,
        windows.measure,
        windows.url,
        count(*) FILTER (WHERE windows.is_weeks) AS weeks,
        count(DISTINCT windows.days % 7) AS weekdays,
        quantile_disc(windows.counted, 0.25) FILTER (WHERE windows.is_weeks) AS of_weeks,
        min(windows.counted) FILTER (WHERE windows.days <= 14) AS of_days
    FROM windows
    GROUP BY windows.source, windows.measure, windows.url
),

stretches AS (
    SELECT
        article_stretches.source,
        article_stretches.measure,
        NULL AS url,
        article_stretches.began_at,
        article_stretches.ended_at
    FROM article_stretches
    UNION ALL
    SELECT
        emptied.source,
        'entries' AS measure,
        emptied.url,
        emptied.began_at,
        emptied.ended_at
    FROM emptied
),

final AS (
    SELECT
        stretches.source,
        stretches.measure,
        stretches.url,
        stretches.began_at,
        stretches.ended_at,
        CASE
            WHEN judged.weeks >= 3 THEN 'weeks'
            WHEN judged.weekdays = 7 THEN 'days'
        END AS basis,
        CASE
            WHEN judged.weeks >= 3 THEN cast(judged.of_weeks AS BIGINT)
            WHEN judged.weekdays = 7 THEN cast(judged.of_days AS BIGINT)
        END AS usual
    FROM stretches
    LEFT JOIN judged
        ON
            stretches.source = judged.source
            AND stretches.measure = judged.measure
            AND stretches.url IS NOT DISTINCT FROM judged.url
)

SELECT * FROM final;

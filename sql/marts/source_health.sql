-- Each source compared with its own past, as of the snapshot's time. Windows of 24 hours are counted back from there;
-- the usual numbers of the same hours of the week are in baselines.
CREATE VIEW source_health AS
WITH
snapshot AS (SELECT snapshot_info.published_at FROM snapshot_info),

sources AS (SELECT * FROM internal.source_settings),

completeness AS (SELECT * FROM main.completeness),

baselines AS MATERIALIZED (SELECT * FROM main.baselines),

attempts AS (
    SELECT
        run_sources.source,
        run_sources.started_at,
        run_sources.discovered_at,
        run_sources.listed,
        run_sources.inserted,
        run_sources.updated,
        run_sources.rejected,
        -- A run that is still active has not failed, and does not end what was wrong before it.
        (run_log.state <> 'running' OR run_sources.finished_at IS NOT NULL) AS is_finished,
        run_sources.inserted + run_sources.updated + run_sources.unchanged + run_sources.duplicate AS good,
        CASE
            WHEN run_sources.error IS NOT NULL THEN run_sources.error
            -- What was done before it died is done.
            WHEN run_log.state = 'died' AND coalesce(run_sources.finished_at >= run_log.finished_at, TRUE)
                THEN 'the run died'
            WHEN
                (run_log.state <> 'running' OR run_sources.finished_at IS NOT NULL)
                AND run_sources.discovered_at IS NULL
                THEN 'not every feed, sitemap or listing could be read'
        END AS error,
        cast(floor(epoch(snapshot.published_at - run_sources.started_at) / 86400) AS INTEGER) AS days_ago
    FROM run_sources
    INNER JOIN internal.run_log ON run_sources.run_id = run_log.run_id
    CROSS JOIN snapshot
    WHERE run_log.kind = 'ingest'
),

recent AS (
    SELECT
        attempts.source,
        max(attempts.started_at) AS last_run_at,
        max_by(attempts.listed, attempts.started_at) AS last_listed,
        arg_max_null(attempts.error, attempts.started_at) FILTER (WHERE attempts.is_finished) AS last_error,
        max(attempts.started_at) FILTER (WHERE attempts.is_finished AND attempts.error IS NULL) AS last_whole_at,
        min(attempts.started_at) AS first_attempt_at,
        count(*) FILTER (WHERE attempts.is_finished AND attempts.discovered_at IS NOT NULL) AS successes,
        max(attempts.listed) AS most_listed,
        cast(sum(attempts.good) AS BIGINT) AS good,
        cast(sum(attempts.rejected) AS BIGINT) AS rejected,
        max(attempts.started_at) FILTER (WHERE attempts.inserted > 0) AS last_inserted_at,
        cast(coalesce(sum(attempts.inserted) FILTER (WHERE attempts.days_ago < 1), 0) AS BIGINT) AS inserted_24h,
        cast(coalesce(sum(attempts.inserted) FILTER (WHERE attempts.days_ago < 7), 0) AS BIGINT) AS inserted_7d,
        cast(coalesce(sum(attempts.updated) FILTER (WHERE attempts.days_ago < 7), 0) AS BIGINT) AS updated_7d,
        cast(coalesce(sum(attempts.rejected) FILTER (WHERE attempts.days_ago < 7), 0) AS BIGINT) AS rejected_7d
    FROM attempts
    GROUP BY attempts.source
),

intervals AS (
    SELECT
        attempts.source,
        epoch(
            lead(attempts.discovered_at) OVER (PARTITION BY attempts.source ORDER BY attempts.discovered_at)
            - attempts.discovered_at
        ) / 60 AS minutes
    FROM attempts
    WHERE attempts.discovered_at IS NOT NULL
),

-- The first of the failed runs that nothing has ended yet.
failing AS (
    SELECT
        attempts.source,
        min(attempts.started_at) AS since
    FROM attempts
    INNER JOIN recent ON attempts.source = recent.source
    WHERE
        attempts.is_finished
        AND attempts.error IS NOT NULL
        AND (recent.last_whole_at IS NULL OR attempts.started_at > recent.last_whole_at)
    GROUP BY attempts.source
),

-- The longest pause between two runs that the schedule makes. The eight days before the last run hold a weekend; a
-- source that is younger has no baseline, and three days are longer.
pauses AS (
    SELECT
        each_run.source,
        CASE
            WHEN min(each_run.started_at) <= any_value(each_run.last_at) - INTERVAL 8 DAY
                THEN max(each_run.pause) FILTER (WHERE each_run.started_at >= each_run.last_at - INTERVAL 8 DAY)
            ELSE greatest(4320, max(each_run.pause))
        END AS longest_minutes
    FROM (
        SELECT
            attempts.source,
            attempts.started_at,
            max(attempts.started_at) OVER (PARTITION BY attempts.source) AS last_at,
            epoch(
                attempts.started_at
                - lag(attempts.started_at) OVER (PARTITION BY attempts.source ORDER BY attempts.started_at)
            ) / 60 AS pause
        FROM attempts
    ) AS each_run
    GROUP BY each_run.source
),

usual AS (
    SELECT
        intervals.source,
        median(intervals.minutes) AS usual_minutes
    FROM intervals
    GROUP BY intervals.source
),

-- The four weeks before the last 24 hours, with days without an article, without the first day (when all listed
-- arrived).
past_days AS (
    SELECT
        sources.source,
        days.days_ago
    FROM sources
    CROSS JOIN snapshot
    CROSS JOIN range(1, 29) AS days (days_ago)
    WHERE sources.first_run_at + INTERVAL 1 DAY <= snapshot.published_at - to_days(cast(days.days_ago + 1 AS INTEGER))
),

past_counts AS (
    SELECT
        past_days.source,
        past_days.days_ago,
        coalesce(sum(attempts.inserted), 0) AS inserted
    FROM past_days
    LEFT JOIN attempts ON past_days.source = attempts.source AND past_days.days_ago = attempts.days_ago
    GROUP BY past_days.source, past_days.days_ago
),

overall AS (
    SELECT
        past_counts.source,
        median(past_counts.inserted) AS usual_daily
    FROM past_counts
    GROUP BY past_counts.source
),

-- A document that names nothing now, although in most weeks it did at this hour. Without a baseline it is not judged.
emptied AS (
    SELECT
        baselines.source,
        min(baselines.url) AS url
    FROM baselines
    WHERE baselines.measure = 'entries' AND baselines.usual > 0
    GROUP BY baselines.source
),

-- Since the last new article. Without a baseline, only three days count, which no weekend has, and then the source's
-- median day.
silences AS (
    SELECT
        baselines.source,
        baselines.began_at AS since,
        baselines.basis,
        coalesce(
            baselines.usual,
            CASE
                WHEN baselines.ended_at - baselines.began_at >= INTERVAL 3 DAY
                    THEN overall.usual_daily * epoch(baselines.ended_at - baselines.began_at) / 86400
            END
        ) AS missed
    FROM baselines
    LEFT JOIN overall ON baselines.source = overall.source
    WHERE baselines.measure = 'silence'
),

last_days AS (
    SELECT
        baselines.source,
        baselines.usual
    FROM baselines
    WHERE baselines.measure = 'day'
),

-- A robots.txt whose last response was an error: nothing is requested from its host until it is available (RFC 9309,
-- 2.3.1.4).
robots AS (
    SELECT
        fetches.source,
        fetches.url,
        max_by(fetches.status, fetches.requested_at) AS status
    FROM fetches
    CROSS JOIN snapshot
    WHERE fetches.kind = 'robots' AND fetches.requested_at >= snapshot.published_at - INTERVAL 2 DAY
    GROUP BY fetches.source, fetches.url
    HAVING max_by(fetches.status, fetches.requested_at) >= 500 OR max_by(fetches.status, fetches.requested_at) = 429
),

robots_sources AS (
    SELECT
        robots.source,
        min(robots.url) AS url,
        max(robots.status) AS status
    FROM robots
    GROUP BY robots.source
),

drifting AS (
    SELECT
        quality.source,
        max_by(quality.aspect, quality.share) AS aspect,
        max(quality.share) AS share,
        max_by(quality.pages, quality.share) AS pages,
        max_by(quality.usual_share, quality.share) AS usual_share
    FROM quality
    WHERE quality.is_drifting
    GROUP BY quality.source
),

turnovers AS (
    SELECT
        turnover.source,
        min(turnover.url) AS url
    FROM turnover
    WHERE turnover.is_too_fast
    GROUP BY turnover.source
),

held AS (
    SELECT
        article_heads.source,
        count(*) AS articles
    FROM internal.article_heads
    GROUP BY article_heads.source
),

newest_rejects AS (
    SELECT
        rejects.source,
        rejects.reason,
        -- What is behind a semicolon says how it was seen: the number of words.
        split_part(rejects.detail, ';', 1) AS detail
    FROM rejects
    QUALIFY
        100 >= row_number() OVER (
            PARTITION BY rejects.source ORDER BY rejects.rejected_at DESC, rejects.url_key ASC
        )
),

-- Why most pages of a source were rejected: of the last hundred, because what stands in the way may change.
reasons AS (
    SELECT
        counted.source,
        max_by(counted.reason, counted.pages) AS reason,
        max_by(counted.detail, counted.pages) AS detail,
        format(
            '{} of {} pages rejected as {}{}',
            max(counted.pages),
            cast(sum(counted.pages) AS BIGINT),
            max_by(counted.reason, counted.pages),
            coalesce(': ' || nullif(max_by(counted.detail, counted.pages), ''), '')
        ) AS said
    FROM (
        SELECT
            rejects.source,
            rejects.reason,
            count(*) AS pages,
            mode(rejects.detail) AS detail
        FROM newest_rejects AS rejects
        GROUP BY rejects.source, rejects.reason
    ) AS counted
    GROUP BY counted.source
),

-- What the documents of a source named when they were last read whole, before its rules.
named AS (
    SELECT
        discoveries.source,
        sum(discoveries.entries) AS entries
    FROM discoveries
    WHERE discoveries.status = 200
    GROUP BY discoveries.source
),

measured AS (
    SELECT
        sources.source,
        sources.enabled,
        coalesce(held.articles, 0) AS articles,
        recent.last_run_at,
        completeness.last_success_at,
        recent.last_error,
        recent.last_listed,
        coalesce(recent.inserted_24h, 0) AS inserted_24h,
        coalesce(recent.inserted_7d, 0) AS inserted_7d,
        coalesce(recent.updated_7d, 0) AS updated_7d,
        coalesce(recent.rejected_7d, 0) AS rejected_7d,
        overall.usual_daily,
        last_days.usual AS usual_24h,
        usual.usual_minutes,
        recent.last_inserted_at,
        completeness.pending,
        completeness.oldest_waiting_at,
        completeness.complete_through,
        emptied.url AS emptied_url,
        robots_sources.url AS robots_url,
        robots_sources.status AS robots_status,
        drifting.aspect AS drifting_aspect,
        drifting.share AS drifting_share,
        drifting.pages AS drifting_pages,
        drifting.usual_share AS drifting_usual_share,
        epoch(snapshot.published_at - recent.last_run_at) / 60 AS run_age_minutes,
        coalesce(sources.schedule, '') <> '' AS is_scheduled,
        pauses.longest_minutes,
        failing.since AS failing_since,
        recent.first_attempt_at,
        coalesce(recent.successes, 0) AS successes,
        coalesce(recent.most_listed, 0) AS most_listed,
        coalesce(recent.rejected, 0) AS rejected,
        -- A renamed source lists what another has: nothing is rejected, and nothing is missing.
        coalesce(held.articles, 0) + coalesce(recent.good, 0) > 0 AS has_given,
        reasons.reason,
        reasons.detail AS reason_detail,
        reasons.said AS rejects_said,
        coalesce(named.entries, 0) AS named,
        turnovers.url AS turnover_url,
        silences.since AS silent_since,
        silences.basis AS silence_basis,
        silences.missed
    FROM sources
    CROSS JOIN snapshot
    LEFT JOIN held ON sources.source = held.source
    LEFT JOIN recent ON sources.source = recent.source
    LEFT JOIN completeness ON sources.source = completeness.source
    LEFT JOIN overall ON sources.source = overall.source
    LEFT JOIN silences ON sources.source = silences.source
    LEFT JOIN last_days ON sources.source = last_days.source
    LEFT JOIN usual ON sources.source = usual.source
    LEFT JOIN emptied ON sources.source = emptied.source
    LEFT JOIN robots_sources ON sources.source = robots_sources.source
    LEFT JOIN drifting ON sources.source = drifting.source
    LEFT JOIN failing ON sources.source = failing.source
    LEFT JOIN pauses ON sources.source = pauses.source
    LEFT JOIN reasons ON sources.source = reasons.source
    LEFT JOIN named ON sources.source = named.source
    LEFT JOIN turnovers ON sources.source = turnovers.source
),

judged AS (
    SELECT
        measured.*,
        CASE
            WHEN NOT measured.enabled THEN 'off'
            WHEN measured.last_run_at IS NULL THEN 'new'
            WHEN measured.robots_url IS NOT NULL THEN 'robots'
            WHEN measured.last_error IS NOT NULL THEN 'failing'
            WHEN
                measured.is_scheduled
                AND measured.run_age_minutes > greatest(3 * measured.usual_minutes, 60)
                AND measured.run_age_minutes > 1.1 * measured.longest_minutes
                THEN 'stale'
            WHEN
                NOT measured.has_given
                AND measured.successes > 0
                AND (measured.rejected > 0 OR (measured.most_listed = 0 AND measured.pending = 0))
                THEN 'fruitless'
            WHEN measured.emptied_url IS NOT NULL THEN 'silent'
            -- Before silence: pages that are all rejected are why no article is new.
            WHEN measured.drifting_aspect = 'permission' THEN 'robots'
            WHEN measured.drifting_aspect IS NOT NULL THEN 'drifting'
            -- If three weeks of four had eight, some ten were to be expected: none would come by chance once in 20,000
            -- such periods, which is once in years.
            WHEN measured.missed >= 8 THEN 'silent'
            WHEN measured.usual_24h >= 8 AND measured.inserted_24h < measured.usual_24h / 4 THEN 'quiet'
            -- Too young to be missed: see baselines.
            WHEN measured.usual_24h IS NULL THEN 'new'
            ELSE 'ok'
        END AS health
    FROM measured
),

final AS (
    SELECT
        judged.source,
        judged.health,
        CASE judged.health
            WHEN 'off' THEN 'not enabled in the configuration, or no longer named there'
            WHEN 'new'
                THEN
                    CASE
                        WHEN judged.last_run_at IS NULL THEN 'has not run yet'
                        ELSE 'has no baseline yet: silence raises no alarm before a week and a day of runs'
                    END
            WHEN 'fruitless'
                THEN
                    CASE
                        WHEN judged.rejects_said IS NOT NULL
                            THEN judged.rejects_said || '; it has never given an article'
                        WHEN judged.rejected > 0
                            THEN format('{} pages were rejected; it has never given an article', judged.rejected)
                        WHEN judged.named > 0
                            THEN 'its documents name addresses, of which none passes include, exclude and lookback_days'
                        ELSE 'its documents have named no address yet'
                    END
            WHEN 'robots'
                THEN
                    coalesce(
                        format(
                            '{} returned status {}: nothing is requested from its host until it is available',
                            judged.robots_url,
                            judged.robots_status
                        ),
                        format(
                            'robots.txt forbids {:.0f} % of the last {} pages, usually {:.0f} %',
                            100 * judged.drifting_share,
                            judged.drifting_pages,
                            100 * judged.drifting_usual_share
                        )
                    )
            WHEN 'failing' THEN judged.last_error
            WHEN 'stale'
                THEN
                    format(
                        'no run for {:.0f} min, usually every {:.0f}',
                        judged.run_age_minutes,
                        greatest(judged.usual_minutes, 1)
                    )
            WHEN 'silent'
                THEN
                    coalesce(
                        judged.emptied_url || ' lists nothing, though it did at this hour of the week',
                        CASE judged.silence_basis
                            WHEN 'weeks'
                                THEN
                                    format(
                                        'no new article since {}, usually {:.0f} at least in these hours of the week',
                                        strftime(judged.silent_since, '%a %H:%M UTC'),
                                        judged.missed
                                    )
                            WHEN 'days'
                                THEN
                                    format(
                                        'no new article since {}, usually {:.0f} at least in these hours of the day',
                                        strftime(judged.silent_since, '%a %H:%M UTC'),
                                        judged.missed
                                    )
                        END,
                        format(
                            'no new article since {}, though about {:.0f} were to be expected',
                            strftime(judged.silent_since, '%a %d %b %H:%M UTC'),
                            judged.missed
                        )
                    )
            WHEN 'drifting'
                THEN
                    format(
                        '{:.0f} % of the last {} pages have no {}, usually {:.0f} %: {}',
                        100 * judged.drifting_share,
                        judged.drifting_pages,
                        judged.drifting_aspect,
                        100 * judged.drifting_usual_share,
                        CASE
                            -- A wall, as the detail names it, and not a page that is read wrongly.
                            WHEN
                                judged.drifting_aspect = 'text'
                                AND (
                                    judged.reason IN ('challenge', 'consent')
                                    OR regexp_matches(judged.reason_detail, '^(script shell|paywall|login)\b')
                                )
                                THEN judged.rejects_said
                            ELSE 'has its template changed?'
                        END
                    )
            WHEN 'quiet'
                THEN format('{} new in 24 h, usually {} at least', judged.inserted_24h, judged.usual_24h)
            WHEN 'ok'
                THEN
                    judged.turnover_url
                    || ' was all new in its last two readings, so articles may be missed: schedule it more often'
        END AS why,
        CASE judged.health
            WHEN 'failing' THEN judged.failing_since
            -- A robots.txt that fails, fails the run.
            WHEN 'robots' THEN judged.failing_since
            WHEN 'stale' THEN judged.last_run_at
            WHEN 'fruitless' THEN judged.first_attempt_at
            WHEN 'silent' THEN CASE WHEN judged.emptied_url IS NULL THEN judged.silent_since END
        END AS since,
        judged.articles,
        judged.last_run_at,
        judged.last_success_at,
        judged.last_inserted_at,
        judged.last_listed,
        judged.inserted_24h,
        judged.inserted_7d,
        judged.updated_7d,
        judged.rejected_7d,
        judged.usual_daily,
        judged.usual_24h,
        judged.usual_minutes,
        judged.pending,
        judged.oldest_waiting_at,
        judged.complete_through
    FROM judged
)

SELECT * FROM final;

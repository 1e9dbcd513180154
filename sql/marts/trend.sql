-- Every day, week, month or year from the first article to the last, zeros included. A share is taken over days of
-- sources that are whole alone: those of others can still change.
CREATE MACRO trend(query, unit := 'day') AS TABLE
    WITH RECURSIVE
    -- spliced: query_answers
    found AS (
        SELECT
            query_answers.day,
            query_answers.source,
            count(*) AS articles
        FROM query_answers
        GROUP BY query_answers.day, query_answers.source
    ),

    in_all AS (
        SELECT
            articles.day,
            articles.source,
            count(*) AS articles
        FROM indexed AS articles
        GROUP BY articles.day, articles.source
    ),

    days AS (
        SELECT
            in_all.day,
            in_all.articles AS articles_in_all,
            coalesce(found.articles, 0) AS articles,
            -- A calendar date ends twelve hours after that of UTC where it ends last.
            coalesce(completeness.complete_through >= in_all.day + INTERVAL 36 HOUR, FALSE) AS is_whole
        FROM in_all
        LEFT JOIN found ON in_all.day = found.day AND in_all.source = found.source
        LEFT JOIN main.completeness AS completeness ON in_all.source = completeness.source
    ),

    units AS (
        SELECT
            CASE
                WHEN unit IN ('day', 'week', 'month', 'quarter', 'year') THEN unit
                ELSE error(concat('trend counts by day, week, month, quarter or year, and not by ', unit))
            END AS unit
    ),

    counted AS (
        SELECT
            cast(date_trunc(units.unit, days.day) AS date) AS first_day,
            sum(days.articles) AS articles,
            sum(days.articles_in_all) AS articles_in_all,
            sum(days.articles) FILTER (WHERE days.is_whole) AS whole_articles,
            sum(days.articles_in_all) FILTER (WHERE days.is_whole) AS whole_articles_in_all,
            bool_and(days.is_whole) AS is_whole
        FROM days
        CROSS JOIN units
        GROUP BY cast(date_trunc(units.unit, days.day) AS date)
    ),

    bounds AS (
        SELECT
            min(counted.first_day) AS first_day,
            max(counted.first_day) AS last_day
        FROM counted
    ),

    calendar AS (
        SELECT
            cast(
                unnest(
                    generate_series(
                        cast(bounds.first_day AS timestamp), cast(bounds.last_day AS timestamp), to_days(1)
                    )
                ) AS date
            ) AS day
        FROM bounds
    ),

    periods AS (
        SELECT DISTINCT cast(date_trunc(units.unit, calendar.day) AS date) AS first_day
        FROM calendar
        CROSS JOIN units
    ),

    final AS (
        SELECT
            periods.first_day AS day,
            cast(coalesce(counted.articles, 0) AS bigint) AS articles,
            cast(coalesce(counted.articles_in_all, 0) AS bigint) AS articles_in_all,
            counted.whole_articles / nullif(counted.whole_articles_in_all, 0) AS share,
            coalesce(counted.is_whole, FALSE) AS is_whole
        FROM periods
        LEFT JOIN counted ON periods.first_day = counted.first_day
    )

    SELECT * FROM final
    ORDER BY final.day;

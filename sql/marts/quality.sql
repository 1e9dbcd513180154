-- The results of a source's newest pages, compared with those of the pages before them: a changed template shows here
-- first. Each page counts once each time it turns from good to bad or back, so rechecks of a stub have no weight.
-- A difference counts if chance would produce it once in a million looks: the Chernoff bound on a binomial tail,
-- exp(-n * KL(share, usual_share)), over several lengths n of the newest pages. It is over by the same measure: once
-- the newest pages would be as good as they are only once in a million looks if the difference still lasted. Without
-- that, a template that was mended after three days would count as changed until the bad pages are among hundreds.
CREATE VIEW quality AS
WITH
snapshot AS (SELECT snapshot_info.published_at FROM snapshot_info),

decided AS (
    SELECT
        outcomes.source,
        outcomes.url_key,
        outcomes.outcome,
        outcomes.reason,
        outcomes.article_id,
        outcomes.fetch_id,
        outcomes.decided_at
    FROM outcomes
    CROSS JOIN snapshot
    WHERE
        outcomes.decided_at >= snapshot.published_at - INTERVAL 28 DAY
        AND (
            outcomes.outcome IN ('inserted', 'updated')
            OR outcomes.reason IN (
                'thin', 'broken', 'section', 'product', 'consent', 'challenge', 'soft-404', 'not-html', 'language',
                'robots'
            )
        )
),

-- A content is recorded when its outcome is decided: older rows need not be searched.
contents AS (
    SELECT
        article_contents.article_id,
        article_contents.fetch_id,
        article_contents.title IS NULL AS has_no_title,
        article_contents.published_on IS NULL AS has_no_date
    FROM internal.article_contents
    CROSS JOIN snapshot
    WHERE article_contents.recorded_at >= snapshot.published_at - INTERVAL 28 DAY
),

pages AS (
    SELECT
        decided.*,
        -- Null: the content is an earlier one that came back, and says nothing about how the page was extracted now.
        contents.has_no_title,
        contents.has_no_date
    FROM decided
    LEFT JOIN contents ON decided.article_id = contents.article_id AND decided.fetch_id = contents.fetch_id
),

-- Once a page, since its address is long: grouping by it for each aspect took twice as long.
firsts AS MATERIALIZED (
    SELECT
        pages.source,
        pages.url_key,
        min(pages.decided_at) FILTER (WHERE pages.outcome <> 'rejected') AS loaded_at,
        min(pages.decided_at) FILTER (WHERE pages.outcome = 'rejected' AND pages.reason <> 'robots') AS rejected_at,
        min(pages.decided_at) FILTER (WHERE pages.outcome = 'rejected' AND pages.reason = 'robots') AS forbidden_at,
        min(pages.decided_at) FILTER (WHERE pages.outcome <> 'rejected' AND pages.has_no_title) AS untitled_at,
        min(pages.decided_at) FILTER (WHERE pages.outcome <> 'rejected' AND NOT pages.has_no_title) AS titled_at,
        min(pages.decided_at) FILTER (WHERE pages.outcome <> 'rejected' AND pages.has_no_date) AS undated_at,
        min(pages.decided_at) FILTER (WHERE pages.outcome <> 'rejected' AND NOT pages.has_no_date) AS dated_at
    FROM pages
    GROUP BY pages.source, pages.url_key
),

turned AS (
    SELECT
        firsts.source,
        'text' AS aspect,
        firsts.url_key,
        FALSE AS is_bad,
        firsts.loaded_at AS decided_at
    FROM firsts
    WHERE firsts.loaded_at IS NOT NULL
    UNION ALL
    SELECT
        firsts.source,
        'text' AS aspect,
        firsts.url_key,
        TRUE AS is_bad,
        firsts.rejected_at AS decided_at
    FROM firsts
    WHERE firsts.rejected_at IS NOT NULL
    UNION ALL
    SELECT
        firsts.source,
        'permission' AS aspect,
        firsts.url_key,
        FALSE AS is_bad,
        firsts.loaded_at AS decided_at
    FROM firsts
    WHERE firsts.loaded_at IS NOT NULL
    UNION ALL
    SELECT
        firsts.source,
        'permission' AS aspect,
        firsts.url_key,
        TRUE AS is_bad,
        firsts.forbidden_at AS decided_at
    FROM firsts
    WHERE firsts.forbidden_at IS NOT NULL
    UNION ALL
    SELECT
        firsts.source,
        'title' AS aspect,
        firsts.url_key,
        FALSE AS is_bad,
        firsts.titled_at AS decided_at
    FROM firsts
    WHERE firsts.titled_at IS NOT NULL
    UNION ALL
    SELECT
        firsts.source,
        'title' AS aspect,
        firsts.url_key,
        TRUE AS is_bad,
        firsts.untitled_at AS decided_at
    FROM firsts
    WHERE firsts.untitled_at IS NOT NULL
    UNION ALL
    SELECT
        firsts.source,
        'date' AS aspect,
        firsts.url_key,
        FALSE AS is_bad,
        firsts.dated_at AS decided_at
    FROM firsts
    WHERE firsts.dated_at IS NOT NULL
    UNION ALL
    SELECT
        firsts.source,
        'date' AS aspect,
        firsts.url_key,
        TRUE AS is_bad,
        firsts.undated_at AS decided_at
    FROM firsts
    WHERE firsts.undated_at IS NOT NULL
),

totals AS (
    SELECT
        turned.source,
        turned.aspect,
        count(*) AS pages,
        count(*) FILTER (WHERE turned.is_bad) AS bad,
        list_min(max(turned.decided_at, 100)) AS newest_from
    FROM turned
    GROUP BY turned.source, turned.aspect
),

placed AS (
    SELECT
        turned.source,
        turned.aspect,
        turned.is_bad,
        row_number() OVER (
            PARTITION BY turned.source, turned.aspect ORDER BY turned.decided_at DESC, turned.url_key ASC
        ) AS place
    FROM turned
    INNER JOIN totals
        ON
            turned.source = totals.source
            AND turned.aspect = totals.aspect
            AND turned.decided_at >= totals.newest_from
),

lengths AS (SELECT unnest([5, 6, 7, 8, 9, 10, 12, 15, 20, 30, 50, 100]) AS pages),

newest AS (
    SELECT
        placed.source,
        placed.aspect,
        lengths.pages,
        count(*) FILTER (WHERE placed.is_bad) AS bad
    FROM placed
    INNER JOIN lengths ON placed.place <= lengths.pages
    GROUP BY placed.source, placed.aspect, lengths.pages
),

counted AS (
    SELECT
        newest.source,
        newest.aspect,
        newest.pages,
        newest.bad / newest.pages AS share,
        totals.pages - newest.pages AS before,
        -- Of the pages before, with one of each kind added; one in twenty is never unusual.
        greatest(0.05, (1 + totals.bad - newest.bad) / (2 + totals.pages - newest.pages)) AS usual_share
    FROM newest
    INNER JOIN totals ON newest.source = totals.source AND newest.aspect = totals.aspect
),

measured AS (
    SELECT
        counted.*,
        CASE
            WHEN counted.share <= counted.usual_share THEN 0
            WHEN counted.share >= 1 THEN -counted.pages * ln(counted.usual_share)
            ELSE
                counted.pages * (
                    counted.share * ln(counted.share / counted.usual_share)
                    + (1 - counted.share) * ln((1 - counted.share) / (1 - counted.usual_share))
                )
        END AS surprise
    FROM counted
    WHERE counted.before >= 20
),

-- How bad the pages are at the length that shows it best, and at the worst of those that show it: the length that shows
-- it best may reach back to before the change.
worst AS (
    SELECT
        measured.source,
        measured.aspect,
        arg_max(measured.pages, (measured.surprise, measured.pages)) AS pages,
        arg_max(measured.share, (measured.surprise, measured.pages)) AS share,
        arg_max(measured.usual_share, (measured.surprise, measured.pages)) AS usual_share,
        -- ln(1,000,000). A few good pages always come through, so at most 98 % count as bad.
        least(0.98, max(measured.share) FILTER (WHERE measured.surprise >= 13.8)) AS worst_share,
        max(measured.surprise) >= 13.8 AS has_changed
    FROM measured
    GROUP BY measured.source, measured.aspect
),

-- The newest pages compared with those.
mended AS (
    SELECT
        worst.source,
        worst.aspect,
        bool_or(
            CASE
                WHEN newest.pages >= worst.pages OR newest.bad / newest.pages >= worst.worst_share THEN FALSE
                WHEN newest.bad = 0 THEN -newest.pages * ln(1 - worst.worst_share) >= 13.8
                ELSE
                    newest.pages * (
                        newest.bad / newest.pages * ln(newest.bad / newest.pages / worst.worst_share)
                        + (1 - newest.bad / newest.pages)
                        * ln((1 - newest.bad / newest.pages) / (1 - worst.worst_share))
                    ) >= 13.8
            END
        ) AS is_mended
    FROM worst
    INNER JOIN newest ON worst.source = newest.source AND worst.aspect = newest.aspect
    WHERE worst.has_changed
    GROUP BY worst.source, worst.aspect
),

final AS (
    SELECT
        worst.source,
        worst.aspect,
        worst.pages,
        worst.share,
        worst.usual_share,
        worst.has_changed AND NOT coalesce(mended.is_mended, FALSE) AS is_drifting
    FROM worst
    LEFT JOIN mended ON worst.source = mended.source AND worst.aspect = mended.aspect
)

SELECT * FROM final;

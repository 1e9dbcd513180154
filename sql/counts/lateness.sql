-- From publication to loading, separately by how the article was found: what a backfill loads is old, not late.
INSERT INTO lateness BY NAME
WITH
dated AS MATERIALIZED (
    SELECT
        article_heads.article_id,
        article_heads.id_digest,
        article_heads.version,
        article_heads.content_row,
        article_heads.published_at,
        article_heads.source,
        article_heads.found_by
    FROM article_heads
    SEMI JOIN late_days
        ON
            cast(article_heads.published_at AS DATE) = late_days.day
            AND article_heads.source = late_days.source
            AND article_heads.found_by = late_days.found_by
    ANTI JOIN later ON article_heads.rowid = later.head_row
    WHERE
        article_heads.published_at >= getvariable('late_span').first
        AND article_heads.published_at < getvariable('late_span').last
),

revised AS (
    SELECT dated.id_digest FROM dated
    WHERE dated.version > 1
),

-- Where the first versions of these may be: digests are read in a fraction of the time that keys take.
first_rows AS MATERIALIZED (
    SELECT contents.rowid AS content_row
    FROM article_contents AS contents
    SEMI JOIN revised ON contents.id_digest IS NOT DISTINCT FROM revised.id_digest
    WHERE contents.version = 1
),

firsts AS (
    SELECT
        contents.article_id,
        contents.recorded_at
    FROM article_contents AS contents
    SEMI JOIN first_rows ON contents.rowid = first_rows.content_row
),

-- The first version is the current one of nearly all articles: joining by row ids is several times faster than by keys.
loaded AS (
    SELECT
        dated.published_at,
        dated.source,
        dated.found_by,
        epoch(contents.recorded_at - dated.published_at) / 60 AS minutes
    FROM dated
    INNER JOIN article_contents AS contents ON dated.content_row = contents.rowid
    WHERE dated.version = 1
    UNION ALL
    SELECT
        dated.published_at,
        dated.source,
        dated.found_by,
        epoch(firsts.recorded_at - dated.published_at) / 60 AS minutes
    FROM dated
    INNER JOIN firsts ON dated.article_id = firsts.article_id
    WHERE dated.version > 1
),

measured AS (
    SELECT
        cast(loaded.published_at AS DATE) AS day,
        loaded.source,
        loaded.found_by,
        count(*) AS articles,
        quantile_cont(loaded.minutes, [0.5, 0.9]) AS minutes,
        max(loaded.minutes) AS longest_minutes
    FROM loaded
    GROUP BY cast(loaded.published_at AS DATE), loaded.source, loaded.found_by
),

final AS (
    SELECT
        measured.day,
        measured.source,
        measured.found_by,
        measured.articles,
        measured.minutes[1] AS usual_minutes,
        measured.minutes[2] AS minutes_of_nine_in_ten,
        measured.longest_minutes
    FROM measured
)

SELECT * FROM final
ORDER BY final.day, final.source, final.found_by;

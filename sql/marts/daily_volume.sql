CREATE VIEW daily_volume AS
WITH
heads AS (
    SELECT
        coalesce(article_heads.published_on, cast(article_heads.first_seen_at AS DATE)) AS day,
        article_heads.source,
        article_heads.section,
        article_heads.language,
        article_heads.word_count,
        article_heads.published_on IS NULL AS is_undated
    FROM internal.article_heads
),

completeness AS (SELECT * FROM main.completeness),

days AS (
    SELECT
        heads.day,
        heads.source,
        heads.section,
        heads.language,
        count(*) AS articles,
        count(*) FILTER (WHERE heads.is_undated) AS undated,
        cast(sum(heads.word_count) AS BIGINT) AS word_count
    FROM heads
    GROUP BY heads.day, heads.source, heads.section, heads.language
),

final AS (
    SELECT
        days.day,
        days.source,
        days.section,
        days.language,
        days.articles,
        days.undated,
        days.word_count,
        completeness.complete_through,
        -- A calendar date ends twelve hours later than in UTC where it ends last.
        coalesce(completeness.complete_through >= days.day + INTERVAL 36 HOUR, FALSE) AS is_complete
    FROM days
    LEFT JOIN completeness ON days.source = completeness.source
)

SELECT * FROM final;

-- From publication to loading, apart by how the article was found: what a backfill loads is old and not late.
CREATE VIEW lateness AS
WITH
loaded AS (
    SELECT
        heads.published_at,
        heads.source,
        heads.found_by,
        epoch(contents.recorded_at - heads.published_at) / 60 AS minutes
    FROM article_heads AS heads
    INNER JOIN article_contents AS contents ON heads.article_id = contents.article_id
    WHERE heads.published_at IS NOT NULL AND contents.version = 1
),

final AS (
    SELECT
        cast(loaded.published_at AS DATE) AS day,
        loaded.source,
        loaded.found_by,
        count(*) AS articles,
        median(loaded.minutes) AS usual_minutes,
        quantile_cont(loaded.minutes, 0.9) AS minutes_of_nine_in_ten,
        max(loaded.minutes) AS longest_minutes
    FROM loaded
    GROUP BY cast(loaded.published_at AS DATE), loaded.source, loaded.found_by
)

SELECT * FROM final;

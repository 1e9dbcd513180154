CREATE VIEW author_days AS
WITH
written AS (
    SELECT
        coalesce(articles.published_on, cast(articles.first_seen_at AS DATE)) AS day,
        articles.source,
        articles.word_count,
        unnest(list_distinct(articles.authors)) AS author
    FROM articles
),

final AS (
    SELECT
        written.day,
        written.source,
        written.author,
        count(*) AS articles,
        cast(sum(written.word_count) AS BIGINT) AS word_count
    FROM written
    GROUP BY written.day, written.source, written.author
)

SELECT * FROM final;

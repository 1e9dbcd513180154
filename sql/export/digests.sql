-- Each month with articles, with a digest of everything exported of them. The content hash represents the texts, so
-- that none is read, and the tags represent the folded ones. Another version of DuckDB may hash differently: then all
-- months are written once more.
WITH
heads AS (
    SELECT
        articles.* EXCLUDE (title, lead, body, authors, tags_folded, last_seen_at),
        coalesce(articles.published_on, cast(articles.first_seen_at AS DATE)) AS day
    FROM articles
    WHERE NOT $is_narrowed OR articles.article_id IN (SELECT found.article_id FROM found)
),

digests AS (
    SELECT
        cast(date_trunc('month', heads.day) AS DATE) AS first_day,
        heads.article_id,
        hash(heads) AS digest
    FROM heads
),

final AS (
    SELECT
        digests.first_day,
        count(*) AS articles,
        sha256(string_agg(digests.digest, ' ' ORDER BY digests.article_id)) AS digest
    FROM digests
    WHERE
        ($first IS NULL OR last_day(digests.first_day) >= cast($first AS DATE))
        AND ($last IS NULL OR digests.first_day <= cast($last AS DATE))
    GROUP BY digests.first_day
)

SELECT * FROM final
ORDER BY final.first_day;

-- The articles of some months as they are exported, in a temporary table: querying each month separately would read
-- every text of the snapshot. Without last_seen_at, which changes with each check of an unchanged page: every month
-- would change with it.
CREATE OR REPLACE TEMP TABLE chosen AS
SELECT
    articles.article_id,
    articles.source,
    articles.url,
    articles.canonical_url,
    articles.title,
    articles.lead,
    articles.body,
    articles.authors,
    articles.tags,
    articles.section,
    articles.language,
    articles.published_at,
    articles.published_on,
    articles.modified_at,
    articles.first_seen_at,
    articles.gone_at,
    articles.version,
    articles.word_count,
    articles.content_hash,
    articles.story_id,
    articles.dateline_place,
    articles.agency,
    articles.image_url,
    articles.access,
    articles.found_by,
    articles.extractor,
    cast(
        date_trunc('month', coalesce(articles.published_on, cast(articles.first_seen_at AS DATE))) AS DATE
    ) AS first_day
FROM articles
WHERE
    list_contains(
        $months,
        cast(date_trunc('month', coalesce(articles.published_on, cast(articles.first_seen_at AS DATE))) AS DATE)
    );

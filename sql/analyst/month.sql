-- The articles of one month as they are exported. last_seen_at moves with each look at a page that has not changed:
-- with it, no month would ever stay as it is.
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
    articles.extractor
FROM articles
WHERE
    coalesce(articles.published_on, cast(articles.first_seen_at AS DATE)) >= cast($first_day AS DATE)
    AND coalesce(articles.published_on, cast(articles.first_seen_at AS DATE)) <= last_day(cast($first_day AS DATE))
ORDER BY articles.source, articles.published_at, articles.article_id;

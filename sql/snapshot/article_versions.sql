-- The next version in time ends this one. Times are separate from texts, so that no text passes through the window
-- function.
CREATE VIEW article_versions AS
WITH
contents AS (SELECT * FROM internal.article_contents),

times AS (
    SELECT
        article_contents.article_id,
        article_contents.version,
        lead(article_contents.valid_from) OVER (
            PARTITION BY article_contents.article_id
            ORDER BY article_contents.valid_from, article_contents.version
        ) AS valid_to
    FROM internal.article_contents
),

heads AS (
    SELECT
        article_heads.article_id,
        article_heads.source,
        article_heads.url,
        article_heads.language
    FROM internal.article_heads
),

final AS (
    SELECT
        contents.article_id,
        contents.version,
        heads.source,
        heads.url,
        heads.language,
        contents.valid_from,
        times.valid_to,
        contents.fetch_id,
        contents.cause,
        contents.title,
        contents.lead,
        contents.body,
        contents.authors,
        contents.word_count,
        contents.content_hash,
        contents.published_at,
        contents.published_on,
        contents.published_written,
        contents.published_rule,
        contents.published_offset_minutes,
        contents.published_zone,
        contents.modified_at,
        contents.modified_written,
        contents.modified_rule,
        contents.modified_offset_minutes,
        contents.modified_zone,
        contents.recorded_at,
        contents.extractor
    FROM contents
    INNER JOIN times ON contents.article_id = times.article_id AND contents.version = times.version
    INNER JOIN heads ON contents.article_id = heads.article_id
)

SELECT * FROM final;

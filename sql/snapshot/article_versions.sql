-- Versions of an article are numbered without a hole (a check says so): the next one ends this one.
CREATE VIEW article_versions AS
SELECT
    contents.article_id,
    contents.version,
    contents.valid_from,
    later.valid_from AS valid_to,
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
    contents.extractor
FROM article_contents AS contents
LEFT JOIN article_contents AS later
    ON contents.article_id = later.article_id AND contents.version + 1 = later.version;

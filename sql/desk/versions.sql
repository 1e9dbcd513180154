-- The versions of an article in time, with the exchange that each was read from.
SELECT
    contents.version,
    contents.valid_from,
    contents.recorded_at,
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
    contents.published_zone,
    contents.modified_at,
    contents.modified_written,
    contents.modified_rule,
    contents.modified_zone,
    contents.extractor,
    contents.fetch_id,
    fetches.requested_at,
    fetches.status,
    fetches.segment,
    fetches.segment_offset
FROM internal.article_contents AS contents
LEFT JOIN fetches ON contents.fetch_id = fetches.fetch_id
WHERE contents.article_id = $article_id
ORDER BY contents.valid_from, contents.version;

-- One month of those articles, as in its file.
SELECT
    chosen.article_id,
    chosen.source,
    chosen.url,
    chosen.canonical_url,
    chosen.title,
    chosen.lead,
    chosen.body,
    chosen.authors,
    chosen.tags,
    chosen.section,
    chosen.language,
    chosen.published_at,
    chosen.published_on,
    chosen.modified_at,
    chosen.first_seen_at,
    chosen.gone_at,
    chosen.version,
    chosen.word_count,
    chosen.content_hash,
    chosen.story_id,
    chosen.dateline_place,
    chosen.agency,
    chosen.image_url,
    chosen.access,
    chosen.found_by,
    chosen.extractor
FROM chosen
WHERE chosen.first_day = cast($first_day AS DATE)
ORDER BY chosen.source, chosen.published_at, chosen.article_id;

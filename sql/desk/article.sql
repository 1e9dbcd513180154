-- An article as it stands, without its texts, by its key or one of its addresses.
SELECT
    heads.article_id,
    heads.source,
    heads.url,
    heads.canonical_url,
    heads.section,
    heads.language,
    heads.tags,
    heads.access,
    heads.page_type,
    heads.agency,
    heads.dateline_place,
    heads.image_url,
    heads.image_caption,
    heads.first_seen_at,
    heads.last_seen_at,
    heads.gone_at,
    heads.version,
    heads.versions,
    heads.found_by,
    heads.story_id,
    settings.timezone
FROM internal.article_heads AS heads
LEFT JOIN internal.source_settings AS settings ON heads.source = settings.source
WHERE heads.article_id = $article_id;

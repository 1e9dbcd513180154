-- No CTE: a filter on any column must reach the scan of its table. The join already leaves out heads without content;
-- the condition tells DuckDB that heads are the smaller side, so that it builds the hash table from these, not the
-- texts.
CREATE VIEW articles AS
SELECT
    heads.article_id,
    heads.source,
    heads.site_name,
    heads.url,
    heads.canonical_url,
    contents.title,
    contents.lead,
    contents.body,
    contents.authors,
    heads.tags,
    list_distinct([lower(strip_accents(tag)) FOR tag IN heads.tags]) AS tags_folded,
    heads.section,
    heads.language,
    heads.language_stated,
    heads.language_confidence,
    coalesce(heads.published_on, cast(heads.first_seen_at AS DATE)) AS day,
    heads.published_at,
    heads.published_on,
    heads.modified_at,
    heads.first_seen_at,
    heads.last_seen_at,
    heads.gone_at,
    heads.version,
    heads.word_count,
    heads.content_hash,
    heads.story_id,
    heads.dateline_place,
    heads.agency,
    heads.agency_written,
    heads.image_url,
    heads.image_caption,
    heads.access,
    heads.page_type,
    heads.found_by,
    heads.extractor
FROM internal.article_heads AS heads
INNER JOIN internal.article_contents AS contents ON heads.content_row = contents.rowid
WHERE heads.content_row IS NOT NULL;

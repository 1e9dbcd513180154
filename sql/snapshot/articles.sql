-- No CTE: a filter on any column must reach the scan of its table. The join leaves out those without content anyway;
-- the condition tells DuckDB that heads are the fewer rows, so that it gathers these in memory and not all texts.
CREATE VIEW articles AS
SELECT
    heads.article_id,
    heads.source,
    heads.url,
    heads.canonical_url,
    contents.title,
    contents.lead,
    contents.body,
    contents.authors,
    heads.tags,
    heads.section,
    heads.language,
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
    heads.image_url,
    heads.access,
    heads.found_by,
    heads.extractor
FROM article_heads AS heads
INNER JOIN article_contents AS contents ON heads.content_row = contents.rowid
WHERE heads.content_row IS NOT NULL;

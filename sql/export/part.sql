-- A stretch, or the held articles of a part, as the view articles has them (a test compares the two). Not from that
-- view: it hides the numbers of rows, by which DuckDB reads what lies in the ranges that are added here, nothing else.
-- Without last_seen_at, which changes with each check of an unchanged page: every month would change with it.
SELECT
    due.first_day,
    due.stretch,
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
FROM due
INNER JOIN stretches ON due.first_day = stretches.first_day AND due.stretch = stretches.stretch
INNER JOIN internal.head_rows AS heads ON due.head_row = heads.head_row
INNER JOIN internal.content_rows AS contents ON due.content_row = contents.content_row
WHERE
    (
        (due.first_day = $first_day AND due.stretch = $stretch)
        OR ($first_day IS NULL AND stretches.is_held)
    )
    AND due.head_row BETWEEN $first_head AND $last_head
    AND heads.head_row BETWEEN $first_head AND $last_head

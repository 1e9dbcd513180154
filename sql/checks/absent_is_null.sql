-- What a page does not state is null, never an empty text.
SELECT
    article_heads.article_id,
    article_contents.version
FROM internal.article_heads
INNER JOIN internal.article_contents ON article_heads.article_id = article_contents.article_id
WHERE
    article_contents.title = ''
    OR article_contents.lead = ''
    OR article_heads.section = ''
    OR article_heads.language = ''
    OR article_heads.canonical_url = ''
    OR article_heads.image_url = ''
    OR article_heads.agency = ''
    OR article_heads.agency_written = ''
    OR article_heads.site_name = ''
    OR article_heads.language_stated = ''
    OR article_heads.dateline_place = '';

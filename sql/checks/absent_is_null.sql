-- What a page does not state is null, never an empty text.
WITH
heads AS (
    SELECT article_heads.article_id
    FROM internal.article_heads
    WHERE
        article_heads.section = ''
        OR article_heads.language = ''
        OR article_heads.canonical_url = ''
        OR article_heads.image_url = ''
        OR article_heads.agency = ''
        OR article_heads.agency_written = ''
        OR article_heads.site_name = ''
        OR article_heads.language_stated = ''
        OR article_heads.dateline_place = ''
)

SELECT
    article_contents.article_id,
    article_contents.version
FROM internal.article_contents
WHERE article_contents.title = '' OR article_contents.lead = ''
UNION
SELECT
    article_contents.article_id,
    article_contents.version
FROM internal.article_contents
SEMI JOIN heads ON article_contents.article_id = heads.article_id;

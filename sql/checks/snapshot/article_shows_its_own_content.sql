-- The row of content that an article refers to is its own, of its current version.
SELECT
    heads.article_id,
    heads.version,
    contents.article_id AS shown_article_id,
    contents.version AS shown_version
FROM internal.article_heads AS heads
LEFT JOIN internal.article_contents AS contents ON heads.content_row = contents.rowid
WHERE (heads.article_id IS DISTINCT FROM contents.article_id) OR (heads.version IS DISTINCT FROM contents.version);

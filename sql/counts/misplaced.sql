-- Articles that do not know where their current content is: new ones, changed ones, and those whose rows have moved.
CREATE TEMP TABLE misplaced AS
SELECT
    heads.rowid AS head_row,
    heads.article_id,
    heads.version
FROM article_heads AS heads
LEFT JOIN article_contents AS contents ON heads.content_row = contents.rowid
WHERE
    (heads.article_id IS DISTINCT FROM contents.article_id)
    OR (heads.version IS DISTINCT FROM contents.version);

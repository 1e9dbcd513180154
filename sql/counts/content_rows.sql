-- The rows of the contents of changed articles. Null if there is none: an error that the checks report.
UPDATE article_heads
SET content_row = found.content_row
FROM (
    SELECT
        heads.rowid AS head_row,
        contents.rowid AS content_row
    FROM article_heads AS heads
    SEMI JOIN changed ON heads.rowid = changed.head_row
    LEFT JOIN article_contents AS contents
        ON heads.article_id = contents.article_id AND heads.version = contents.version
) AS found
WHERE article_heads.rowid = found.head_row AND (article_heads.content_row IS DISTINCT FROM found.content_row);

-- Null where there is no content: a fault that the checks report.
UPDATE article_heads
SET content_row = found.content_row
FROM (
    SELECT
        misplaced.head_row,
        contents.rowid AS content_row
    FROM misplaced
    LEFT JOIN article_contents AS contents
        ON misplaced.article_id = contents.article_id AND misplaced.version = contents.version
) AS found
WHERE article_heads.rowid = found.head_row;

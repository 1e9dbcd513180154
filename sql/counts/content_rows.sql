-- The rows of the contents of changed articles. Null if there is none: an error that the checks report. Those of new
-- articles and versions are behind the variable last_content, and only for others are the keys of all texts read.
UPDATE article_heads
SET content_row = found.content_row
FROM (
    WITH
    wanted AS MATERIALIZED (
        SELECT
            heads.rowid AS head_row,
            heads.article_id,
            heads.version
        FROM article_heads AS heads
        SEMI JOIN changed ON heads.rowid = changed.head_row
    ),

    new AS MATERIALIZED (
        SELECT
            wanted.head_row,
            contents.rowid AS content_row
        FROM wanted
        INNER JOIN article_contents AS contents
            ON wanted.article_id = contents.article_id AND wanted.version = contents.version
        WHERE contents.rowid > getvariable('last_content')
    ),

    earlier AS MATERIALIZED (
        SELECT wanted.* FROM wanted
        ANTI JOIN new ON wanted.head_row = new.head_row
    ),

    placed AS MATERIALIZED (
        SELECT
            earlier.head_row,
            contents.rowid AS content_row
        FROM earlier
        INNER JOIN article_contents AS contents
            ON earlier.article_id = contents.article_id AND earlier.version = contents.version
    )

    SELECT
        wanted.head_row,
        coalesce(new.content_row, placed.content_row) AS content_row
    FROM wanted
    LEFT JOIN new ON wanted.head_row = new.head_row
    LEFT JOIN placed ON wanted.head_row = placed.head_row
) AS found
WHERE article_heads.rowid = found.head_row AND (article_heads.content_row IS DISTINCT FROM found.content_row);

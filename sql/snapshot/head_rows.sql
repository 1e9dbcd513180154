-- A view finds its tables under any name that the file is attached as, and query_table hands out no rowid.
CREATE VIEW internal.head_rows AS
SELECT
    article_heads.rowid AS head_row,
    article_heads.*
FROM main.article_heads;

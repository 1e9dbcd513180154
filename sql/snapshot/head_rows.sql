-- Macros read it: query_table hands out no rowid.
CREATE VIEW internal.head_rows AS
SELECT
    article_heads.rowid AS head_row,
    article_heads.*
FROM internal.article_heads;

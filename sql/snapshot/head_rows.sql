-- Macros read it: query_table hands out no rowid. In this schema, since DuckDB 1.3 looks for the tables of a view in no
-- other.
CREATE VIEW head_rows AS
SELECT
    article_heads.rowid AS head_row,
    article_heads.*
FROM main.article_heads;

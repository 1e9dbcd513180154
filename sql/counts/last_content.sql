-- The last row of article_contents when it was counted: texts of new articles and versions are behind it.
SET VARIABLE last_content = (
    SELECT coalesce(max(counted_rows.last_row), -1) FROM counted_rows
    WHERE counted_rows.table_name = 'article_contents'
);

-- As head_rows.
CREATE VIEW internal.content_rows AS
SELECT
    article_contents.rowid AS content_row,
    article_contents.article_id,
    article_contents.title,
    article_contents.lead,
    article_contents.body,
    article_contents.authors
FROM internal.article_contents;

-- A body has no two blank lines in a row, no carriage return, and no white space at its ends or at those of its lines.
-- A single line break belongs to its paragraph, as in verse or an address.
SELECT
    article_contents.article_id,
    article_contents.version
FROM internal.article_contents
WHERE
    article_contents.recorded_at >= cast($since AS TIMESTAMP)
    AND article_contents.recorded_at < cast($until AS TIMESTAMP)
    AND regexp_matches(article_contents.body, '\n\n\n|\r|[ \t]\n|\n[ \t]|^\s|\s$');

-- A body holds neither a single line break, nor two blank lines, nor white space at its ends.
SELECT
    article_contents.article_id,
    article_contents.version
FROM article_contents
WHERE regexp_matches(article_contents.body, '(^|[^\n])\n([^\n]|$)|\n\n\n|\r|^\s|\s$');

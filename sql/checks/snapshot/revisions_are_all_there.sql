-- Each version after an article's first is one revision.
SELECT
    'revisions' AS object,
    (SELECT count(*) FROM revisions) AS seen,
    (SELECT count(*) FILTER (WHERE article_contents.version > 1) FROM article_contents) AS held
WHERE seen <> held;

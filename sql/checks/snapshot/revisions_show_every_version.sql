-- Each version but the first in time of its article is one revision.
SELECT
    'revisions' AS object,
    (SELECT count(*) FROM revisions) AS seen,
    (SELECT count(*) - count(DISTINCT article_contents.article_id) FROM internal.article_contents) AS expected
WHERE seen <> expected;

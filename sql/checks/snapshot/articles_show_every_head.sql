-- The view shows each head once.
SELECT
    'articles' AS object,
    (SELECT count(*) FROM articles) AS seen,
    (SELECT count(*) FROM internal.article_heads) AS expected
WHERE seen <> expected;

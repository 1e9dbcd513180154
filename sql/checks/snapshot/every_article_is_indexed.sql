-- Search can find each article, by its current version.
SELECT
    'search_articles' AS object,
    (SELECT count(DISTINCT search_articles.head_row) FROM internal.search_articles) AS indexed,
    (SELECT count(*) FROM internal.search_articles) AS entries,
    (SELECT count(*) FROM internal.article_heads) AS expected
WHERE indexed <> expected OR entries <> expected;

INSERT INTO counted_rows BY NAME
SELECT
    'article_heads' AS table_name,
    heads.rowid AS last_row,
    heads.article_id,
    heads.version
FROM article_heads AS heads
WHERE heads.rowid = (SELECT max(article_heads.rowid) FROM article_heads)
UNION ALL
SELECT
    'article_contents' AS table_name,
    contents.rowid AS last_row,
    contents.article_id,
    contents.version
FROM article_contents AS contents
WHERE contents.rowid = (SELECT max(article_contents.rowid) FROM article_contents);

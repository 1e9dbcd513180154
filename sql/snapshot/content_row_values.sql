-- Row ids of a snapshot do not change: nobody writes to it.
UPDATE article_heads
SET content_row = contents.rowid
FROM article_contents AS contents
WHERE article_heads.article_id = contents.article_id AND article_heads.version = contents.version;

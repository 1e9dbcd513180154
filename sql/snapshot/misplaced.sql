-- How many articles would show no content, or that of another.
SELECT count(*) AS misplaced
FROM article_heads AS heads
LEFT JOIN article_contents AS contents ON heads.content_row = contents.rowid
WHERE (heads.article_id IS DISTINCT FROM contents.article_id) OR (heads.version IS DISTINCT FROM contents.version);

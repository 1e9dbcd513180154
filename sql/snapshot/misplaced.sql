-- How many articles would show the content of another. An article without any content is reported by the checks: it
-- does not hold up the others.
SELECT count(*) AS misplaced
FROM article_heads AS heads
LEFT JOIN article_contents AS contents ON heads.content_row = contents.rowid
WHERE
    heads.content_row IS NOT NULL
    AND (
        (heads.article_id IS DISTINCT FROM contents.article_id)
        OR (heads.version IS DISTINCT FROM contents.version)
    );

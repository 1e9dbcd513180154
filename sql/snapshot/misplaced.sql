-- How many articles would show the content of another, or another would be shown in their place where they are searched.
-- One that has no content at all is a matter for the checks: it does not hold up the others.
WITH
contents AS (
    SELECT count(*) AS misplaced
    FROM article_heads AS heads
    LEFT JOIN article_contents AS contents ON heads.content_row = contents.rowid
    WHERE
        heads.content_row IS NOT NULL
        AND (
            (heads.article_id IS DISTINCT FROM contents.article_id)
            OR (heads.version IS DISTINCT FROM contents.version)
        )
),

heads AS (
    SELECT count(*) AS misplaced
    FROM search_articles
    LEFT JOIN article_heads AS heads ON search_articles.head_row = heads.rowid
    WHERE
        (search_articles.content_row IS DISTINCT FROM heads.content_row)
        OR (search_articles.source IS DISTINCT FROM heads.source)
)

SELECT contents.misplaced + heads.misplaced AS misplaced
FROM contents
CROSS JOIN heads;

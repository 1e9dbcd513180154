-- A page that was fetched with the same title, lead, body and authors makes no version.
SELECT
    contents.article_id,
    contents.version,
    contents.content_hash
FROM article_contents AS contents
INNER JOIN article_contents AS earlier
    ON contents.article_id = earlier.article_id AND contents.version - 1 = earlier.version
WHERE contents.cause = 'publisher' AND contents.content_hash = earlier.content_hash;

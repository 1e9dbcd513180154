-- The current version of each article exists, and is the one that the head names.
SELECT
    heads.article_id,
    heads.version,
    heads.content_hash AS head_hash,
    contents.content_hash
FROM internal.article_heads AS heads
LEFT JOIN internal.article_contents AS contents
    ON heads.article_id = contents.article_id AND heads.version = contents.version
WHERE
    (contents.content_hash IS DISTINCT FROM heads.content_hash)
    OR (contents.word_count IS DISTINCT FROM heads.word_count);

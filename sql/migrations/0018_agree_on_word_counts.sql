-- Rules that count words otherwise changed the number in the head of an article whose text stayed, and not the one in
-- its version.
UPDATE internal.article_heads
SET word_count = contents.word_count
FROM internal.article_contents AS contents
WHERE
    article_heads.article_id = contents.article_id
    AND article_heads.version = contents.version
    AND article_heads.content_hash = contents.content_hash
    AND article_heads.word_count <> contents.word_count;

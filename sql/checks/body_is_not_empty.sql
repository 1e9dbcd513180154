-- An article has a text; a page without one is a reject.
SELECT
    article_contents.article_id,
    article_contents.version
FROM internal.article_contents
WHERE
    article_contents.recorded_at >= cast($since AS TIMESTAMP)
    AND article_contents.recorded_at < cast($until AS TIMESTAMP)
    AND (trim(article_contents.body) = '' OR article_contents.word_count < 1);

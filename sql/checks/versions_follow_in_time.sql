-- A version begins after the one before it.
SELECT
    contents.article_id,
    contents.version,
    earlier.valid_from AS earlier_from,
    contents.valid_from
FROM article_contents AS contents
INNER JOIN article_contents AS earlier
    ON contents.article_id = earlier.article_id AND contents.version - 1 = earlier.version
WHERE contents.valid_from < earlier.valid_from;

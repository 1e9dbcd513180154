-- The times that divide the versions recorded since $since into slices of $size.
WITH
numbered AS (
    SELECT
        article_contents.recorded_at,
        row_number() OVER (ORDER BY article_contents.recorded_at) AS place
    FROM article_contents
    WHERE article_contents.recorded_at >= cast($since AS TIMESTAMP)
)

SELECT DISTINCT numbered.recorded_at
FROM numbered
WHERE numbered.place % $size = 0
ORDER BY numbered.recorded_at;

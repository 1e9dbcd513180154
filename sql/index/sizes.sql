-- How many characters of a batch's bodies are indexed. The range of recorded_at keeps all other texts unread.
WITH
given AS (
    SELECT unnest(from_json_strict($rows, '[{"article_id": "VARCHAR", "version": "INTEGER"}]'), recursive := true)
)

SELECT coalesce(sum(least(length(contents.body), $characters)), 0) AS characters
FROM given
INNER JOIN article_contents AS contents
    ON given.article_id = contents.article_id AND given.version = contents.version
WHERE contents.recorded_at BETWEEN cast($earliest AS TIMESTAMP) AND cast($latest AS TIMESTAMP);

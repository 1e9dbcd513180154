-- How many articles some stories have.
SELECT
    heads.story_id,
    count(*) AS articles
FROM internal.article_heads AS heads
WHERE heads.story_id IN (SELECT unnest($story_ids))
GROUP BY heads.story_id;

-- How many articles some stories have.
SELECT
    heads.story_id,
    count(*) AS articles
FROM internal.article_heads AS heads
WHERE list_contains($story_ids, heads.story_id)
GROUP BY heads.story_id;

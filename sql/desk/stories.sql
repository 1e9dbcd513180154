-- Stories of the last week that most sources carry.
SELECT
    stories.story_id,
    stories.title,
    stories.language,
    stories.articles,
    stories.sources,
    stories.first_source,
    stories.first_at,
    stories.last_at,
    stories.agency
FROM stories
WHERE stories.last_at > (SELECT snapshot_info.published_at FROM snapshot_info) - INTERVAL 7 DAY
ORDER BY stories.sources DESC, stories.articles DESC, stories.last_at DESC, stories.story_id ASC
LIMIT $count;

-- Each article with a story is counted in one story, and no story is empty.
SELECT
    'stories' AS object,
    (SELECT sum(stories.articles) FROM stories) AS counted,
    (SELECT count(article_heads.story_id) FROM internal.article_heads) AS expected,
    (SELECT min(stories.articles) FROM stories) AS least
WHERE coalesce(counted, 0) <> expected OR least < 1;

-- Of the chosen articles some at random, as the macro sample draws them.
DELETE FROM found
WHERE found.article_id NOT IN (
    SELECT drawn.article_id
    FROM found AS drawn
    ORDER BY md5(concat($seed, ' ', drawn.article_id)), drawn.article_id
    LIMIT $count
);

-- Words that stand near a word.
SELECT
    near_by.word,
    near_by.times,
    near_by.times_before,
    near_by.times_after,
    near_by.articles,
    near_by.score,
    near_by.articles_read,
    near_by.articles_found
FROM collocates($query, 5, least := 2, most := $most) AS near_by
ORDER BY near_by.score DESC, near_by.times DESC, near_by.word ASC
LIMIT $count;

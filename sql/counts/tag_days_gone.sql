DELETE FROM tag_days
USING days
WHERE tag_days.day = days.day AND tag_days.source = days.source;

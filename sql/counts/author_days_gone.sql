DELETE FROM author_days
USING days
WHERE author_days.day = days.day AND author_days.source = days.source;

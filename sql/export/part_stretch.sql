-- Of a part that was read the articles of a stretch.
SELECT part.*
FROM part
WHERE part.first_day = $first_day AND part.stretch = $stretch;

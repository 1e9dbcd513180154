-- Of a part that was read the articles of a month.
SELECT part.*
FROM part
WHERE part.first_day = $first_day;

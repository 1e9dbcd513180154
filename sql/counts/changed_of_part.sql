DELETE FROM changed
WHERE
    (SELECT part.is_more FROM part)
    AND changed.head_row > (SELECT part.last_row FROM part);

DELETE FROM gone
WHERE
    (SELECT part.is_more FROM part)
    AND gone.head_row > (SELECT part.last_row FROM part);

-- The stretches, by time and in the order of their month.
SELECT
    stretches.first_day,
    stretches.stretch,
    stretches.first_head,
    stretches.last_head,
    stretches.ranges,
    stretches.is_held
FROM stretches
ORDER BY stretches.first_day, stretches.stretch;

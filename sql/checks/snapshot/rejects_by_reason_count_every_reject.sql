-- The counts of all sources and reasons sum to the rejects.
SELECT
    'rejects_by_reason' AS object,
    (SELECT sum(rejects_by_reason.rejects) FROM rejects_by_reason) AS counted,
    (SELECT count(*) FROM rejects) AS expected
WHERE coalesce(counted, 0) <> expected;

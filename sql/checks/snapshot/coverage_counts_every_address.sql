-- Each address is counted once, as loaded, rejected or waiting.
SELECT
    'coverage' AS object,
    (SELECT sum(coverage.addresses) FROM coverage) AS counted,
    (SELECT sum(coverage.loaded + coverage.rejected + coverage.waiting) FROM coverage) AS summed,
    (SELECT count(*) FROM internal.addresses) AS expected
WHERE coalesce(counted, 0) <> expected OR coalesce(summed, 0) <> expected;

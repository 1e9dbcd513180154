-- Each address is counted once, as loaded, rejected or waiting.
SELECT
    'coverage' AS object,
    (SELECT sum(coverage.addresses) FROM coverage) AS counted,
    (SELECT sum(coverage.loaded + coverage.rejected + coverage.waiting) FROM coverage) AS parted,
    (SELECT count(*) FROM addresses) AS held
WHERE coalesce(counted, 0) <> held OR coalesce(parted, 0) <> held;

-- The first and the last time at which articles of the batch were told.
SELECT
    min(digests.told_at) AS earliest,
    max(digests.told_at) AS latest
FROM digests;

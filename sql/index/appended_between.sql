-- The first document after those that are sorted, and the last one that was given out.
SELECT
    coalesce((SELECT max(search_stretches.last_document) FROM search_stretches), 0) + 1 AS first_document,
    (SELECT search_counter.document FROM search_counter) AS last_document;

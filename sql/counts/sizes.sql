-- How many articles are new, changed or moved, and how many documents of the index are to be placed.
SELECT
    (SELECT count(*) FROM changed) AS changed,
    (SELECT count(*) FROM documents_due) AS documents;

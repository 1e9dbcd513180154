INSERT INTO search_postings BY NAME
SELECT
    stretch.term,
    stretch.document,
    stretch.frequency,
    stretch.in_title
FROM stretch
ORDER BY stretch.term, stretch.document;

INSERT INTO search_postings BY NAME
SELECT
    stretch.term,
    stretch.form,
    stretch.document,
    stretch.frequency,
    stretch.in_title,
    stretch.positions
FROM stretch
ORDER BY stretch.term, stretch.form, stretch.document;

CREATE TEMP TABLE stretch AS
SELECT
    postings.term,
    postings.form,
    postings.document,
    postings.frequency,
    postings.in_title,
    postings.positions
FROM search_postings AS postings
SEMI JOIN search_documents AS documents ON postings.document = documents.document
WHERE postings.document BETWEEN $first AND $last
ORDER BY postings.term, postings.form, postings.document;

CREATE TEMP TABLE stretch AS
SELECT
    postings.term,
    postings.document,
    postings.frequency,
    postings.in_title
FROM search_postings AS postings
SEMI JOIN search_documents AS documents ON postings.document = documents.document
WHERE postings.document BETWEEN $first AND $last
ORDER BY postings.term, postings.document;

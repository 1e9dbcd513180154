-- The postings of a run whose terms are in one of several parts. Terms are digests: of each part there are as many.
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
WHERE
    postings.document BETWEEN $first AND $last
    AND postings.term BETWEEN cast($least_term AS UBIGINT) AND cast($greatest_term AS UBIGINT)
ORDER BY postings.term, postings.form, postings.document;

-- The postings of a phrase's words: the second stands four positions behind the first.
SELECT
    terms.number,
    postings.form,
    postings.document,
    postings.frequency,
    postings.in_title,
    postings.positions
FROM internal.search_postings AS postings
INNER JOIN phrase_terms AS terms ON postings.term = terms.term AND postings.form = terms.form;

-- As phrase_words, in the articles that have the rarest of the words.
SELECT
    terms.number,
    postings.form,
    postings.document,
    postings.frequency,
    postings.in_title,
    postings.positions
FROM internal.search_postings AS postings
INNER JOIN phrase_terms AS terms ON postings.term = terms.term AND postings.form = terms.form
SEMI JOIN phrase_documents ON postings.document = phrase_documents.document;

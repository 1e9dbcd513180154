-- The articles that have the rarest word of a phrase.
CREATE OR REPLACE TEMP TABLE phrase_documents AS
SELECT postings.document
FROM internal.search_postings AS postings
INNER JOIN phrase_terms AS terms ON postings.term = terms.term AND postings.form = terms.form
WHERE terms.number = $rarest;

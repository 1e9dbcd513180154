-- The sorted runs, in order: their words when sorted, and those of their articles that can still be found through them.
SELECT
    stretches.first_document,
    stretches.last_document,
    stretches.words,
    cast(coalesce(sum(documents.length), 0) AS BIGINT) AS words_left
FROM search_stretches AS stretches
LEFT JOIN search_documents AS documents
    ON documents.document BETWEEN stretches.first_document AND stretches.last_document
GROUP BY stretches.first_document, stretches.last_document, stretches.words
ORDER BY stretches.first_document;

INSERT INTO search_stretches BY NAME
SELECT
    $first AS first_document,
    $last AS last_document,
    cast($postings AS BIGINT) AS postings,
    (
        SELECT coalesce(sum(documents.length), 0) FROM search_documents AS documents
        WHERE documents.document BETWEEN $first AND $last
    ) AS words,
    cast($now AS TIMESTAMP) AS tidied_at;

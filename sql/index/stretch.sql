INSERT INTO search_stretches BY NAME
SELECT
    $first AS first_document,
    (SELECT search_counter.document FROM search_counter) AS last_document,
    (SELECT count(*) FROM stretch) AS postings,
    cast($now AS TIMESTAMP) AS tidied_at;

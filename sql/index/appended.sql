-- What was appended since the last time, in order and in parts of some $longest words: where each ends, and its words.
WITH
tail AS (
    SELECT coalesce(max(search_stretches.last_document), 0) AS sorted_up_to
    FROM search_stretches
),

counted AS (
    SELECT
        documents.document,
        documents.length,
        sum(documents.length) OVER (ORDER BY documents.document) AS words_so_far
    FROM search_documents AS documents
    INNER JOIN tail ON documents.document > tail.sorted_up_to
)

SELECT
    max(counted.document) AS last_document,
    cast(sum(counted.length) AS BIGINT) AS words
FROM counted
GROUP BY counted.words_so_far // $longest
ORDER BY last_document;

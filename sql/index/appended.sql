-- What was appended since the last time, in order and in parts of some $longest words. Each begins where the previous
-- one ends, and the last one ends with the last number assigned: documents that are no longer found belong to a part
-- too.
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
),

parts AS (
    SELECT
        max(counted.document) AS last_document,
        cast(sum(counted.length) AS BIGINT) AS words
    FROM counted
    GROUP BY counted.words_so_far // $longest
)

SELECT
    lag(parts.last_document, 1, tail.sorted_up_to) OVER in_order + 1 AS first_document,
    coalesce(
        CASE WHEN lead(parts.last_document) OVER in_order IS NOT NULL THEN parts.last_document END,
        search_counter.document
    ) AS last_document,
    parts.words
FROM parts
CROSS JOIN tail
CROSS JOIN search_counter
WINDOW in_order AS (ORDER BY parts.last_document)
ORDER BY parts.last_document;

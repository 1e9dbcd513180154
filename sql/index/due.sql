-- Articles whose current version may not be indexed: those that are new or have changed since they were counted, those
-- that were counted before they were indexed, and those whose document is gone. As in counts/places, parts that lie
-- together are compared by their digests before their rows are.
CREATE TEMP TABLE due AS
WITH
counted_parts AS (
    SELECT
        (counted.head_row >> 13) & 1023 AS place,
        bit_xor(hash(counted.head_row)) AS digest
    FROM counted_articles AS counted
    GROUP BY place
),

searched_parts AS (
    SELECT
        (searched.head_row >> 13) & 1023 AS place,
        bit_xor(hash(searched.head_row)) AS digest
    FROM search_articles AS searched
    GROUP BY place
),

unsearched_parts AS (
    SELECT counted_parts.place
    FROM counted_parts
    LEFT JOIN searched_parts ON counted_parts.place = searched_parts.place
    WHERE counted_parts.digest IS DISTINCT FROM searched_parts.digest
),

searched AS (
    SELECT search_articles.head_row
    FROM search_articles
    SEMI JOIN unsearched_parts ON (search_articles.head_row >> 13) & 1023 = unsearched_parts.place
),

document_parts AS (
    SELECT
        documents.document >> 13 AS place,
        bit_xor(hash(documents.document)) AS digest
    FROM search_documents AS documents
    GROUP BY place
),

search_parts AS (
    SELECT
        searched.document >> 13 AS place,
        bit_xor(hash(searched.document)) AS digest
    FROM search_articles AS searched
    GROUP BY place
),

missing_parts AS (
    SELECT search_parts.place
    FROM search_parts
    LEFT JOIN document_parts ON search_parts.place = document_parts.place
    WHERE search_parts.digest IS DISTINCT FROM document_parts.digest
),

documents AS (
    SELECT search_documents.document
    FROM search_documents
    SEMI JOIN missing_parts ON search_documents.document >> 13 = missing_parts.place
)

SELECT changed.head_row FROM changed
UNION
SELECT counted.head_row FROM counted_articles AS counted
SEMI JOIN unsearched_parts ON (counted.head_row >> 13) & 1023 = unsearched_parts.place
ANTI JOIN searched ON counted.head_row = searched.head_row
UNION
SELECT searched.head_row FROM search_articles AS searched
SEMI JOIN missing_parts ON searched.document >> 13 = missing_parts.place
ANTI JOIN documents ON searched.document = documents.document;

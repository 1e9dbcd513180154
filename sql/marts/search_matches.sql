-- The documents that have all the words.
CREATE MACRO search_matches(words) AS TABLE
    WITH
    asked AS MATERIALIZED (SELECT * FROM search_terms(words)),

    sought AS (SELECT bit_or(asked.bit) AS bits FROM asked),

    terms AS MATERIALIZED (
        SELECT
            asked.term,
            bit_or(asked.bit) AS bits
        FROM asked
        WHERE asked.term IS NOT NULL
        GROUP BY asked.term
    ),

    found AS (
        SELECT
            postings.document,
            bit_or(terms.bits) AS bits
        FROM search_postings AS postings
        INNER JOIN terms ON postings.term = terms.term
        GROUP BY postings.document
    )

    SELECT found.document
    FROM found
    INNER JOIN sought ON found.bits = sought.bits;

-- The articles that answer a query of one word or phrase, as far as the index decides it: each is once among the
-- candidates, so that nothing is grouped.
CREATE OR REPLACE TEMP TABLE found AS
WITH RECURSIVE
-- spliced: query_weights
final AS (
    SELECT
        candidates.document,
        round(
            query_score(
                weights.weight, candidates.frequency + 2 * candidates.in_title, articles.length, weights.by_length
            ), 9
        ) AS score,
        articles.source,
        articles.day,
        articles.head_row,
        articles.content_row,
        CASE WHEN candidates.is_sure THEN 2 ELSE 1 END AS verdict
    FROM candidates
    INNER JOIN indexed AS articles ON candidates.document = articles.document
    CROSS JOIN query_weights AS weights
    WHERE candidates.is_possible
)

SELECT * FROM final;

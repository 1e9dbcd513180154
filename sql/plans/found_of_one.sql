-- The articles that answer a query of one word or phrase: each is once among the candidates, so that nothing is summed.
CREATE OR REPLACE TEMP TABLE found AS
WITH RECURSIVE
-- spliced: query_weights
final AS (
    SELECT
        answers.document,
        round(
            query_score(
                weights.weight, candidates.frequency + 2 * candidates.in_title, answers.length, weights.by_length
            ), 9
        ) AS score,
        answers.source,
        answers.day,
        answers.head_row,
        answers.content_row,
        answers.verdict
    FROM query_answers AS answers
    INNER JOIN candidates ON answers.document = candidates.document
    CROSS JOIN query_weights AS weights
)

SELECT * FROM final;

-- The articles that answer a query, each with its score.
CREATE MACRO query_hits(query) AS TABLE
    WITH RECURSIVE
    -- spliced: query_weights
    -- Of the articles that answer alone.
    scores AS (
        SELECT
            answers.document,
            sum(
                query_score(
                    weights.weight,
                    candidates.frequency + 2 * candidates.in_title,
                    answers.length,
                    weights.by_length
                )
            ) AS score
        FROM query_answers AS answers
        INNER JOIN candidates ON answers.document = candidates.document
        INNER JOIN query_weights AS weights ON candidates.leaf = weights.leaf
        WHERE candidates.is_possible AND (answers.had >> candidates.leaf) & 1 = 1
        GROUP BY answers.document
    ),

    -- Rounded, because a sum depends on the order of its parts in the last digit: articles of the same words have the
    -- same score.
    final AS MATERIALIZED (
        SELECT
            answers.document,
            round(coalesce(scores.score, 0), 9) AS score,
            answers.source,
            answers.day,
            answers.head_row,
            answers.content_row,
            answers.verdict
        FROM query_answers AS answers
        LEFT JOIN scores ON answers.document = scores.document
    )

    SELECT * FROM final;

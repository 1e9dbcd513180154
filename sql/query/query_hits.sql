-- The articles that answer a query, each with its score.
CREATE MACRO query_hits(query) AS TABLE
    WITH RECURSIVE
    -- spliced: query_answers
    -- Where only the first are looked at, all that have the words were counted before.
    spread AS (
        SELECT
            candidates.leaf,
            greatest(count(*), (SELECT counted_before.documents FROM counted_before)) AS documents
        FROM candidates
        GROUP BY candidates.leaf
    ),

    -- Of a leaf, once.
    weights AS MATERIALIZED (
        SELECT
            sought.leaf,
            sought.is_wanted::integer * query_weight(collection.articles, spread.documents) AS weight,
            collection.by_length
        FROM sought
        INNER JOIN spread ON sought.leaf = spread.leaf
        CROSS JOIN collection
    ),

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
        INNER JOIN weights ON candidates.leaf = weights.leaf
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

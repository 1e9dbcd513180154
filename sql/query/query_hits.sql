-- The articles that answer a query, each with its score.
CREATE MACRO query_hits(query) AS TABLE
    WITH RECURSIVE
    -- spliced: query_answers
    collection AS MATERIALIZED (
        SELECT
            count(*) AS articles,
            greatest(avg(articles.length), 1) AS usual_length
        FROM indexed AS articles
    ),

    spread AS (
        SELECT
            candidates.leaf,
            count(*) AS documents
        FROM candidates
        GROUP BY candidates.leaf
    ),

    -- BM25 (k1 1.2, b 0.75) over title, lead and body, a word of the title counted three times; a phrase counts like
    -- the rarest of its words. Of a leaf, once: its weight.
    weights AS MATERIALIZED (
        SELECT
            sought.leaf,
            sought.is_wanted::integer
            * 2.2
            * ln(
                1
                + (collection.articles - least(spread.documents, collection.articles) + 0.5)
                / (least(spread.documents, collection.articles) + 0.5)
            ) AS weight,
            0.9 / collection.usual_length AS by_length
        FROM sought
        INNER JOIN spread ON sought.leaf = spread.leaf
        CROSS JOIN collection
    ),

    -- Of the articles that answer alone.
    scores AS (
        SELECT
            answers.document,
            sum(
                weights.weight
                * (candidates.frequency + 2 * candidates.in_title)
                / (
                    candidates.frequency + 2 * candidates.in_title
                    + 0.3 + weights.by_length * answers.length
                )
            ) AS score
        FROM query_answers AS answers
        INNER JOIN candidates ON answers.document = candidates.document
        INNER JOIN weights ON candidates.leaf = weights.leaf
        WHERE candidates.is_possible AND (answers.had >> candidates.leaf) & 1 = 1
        GROUP BY answers.document
    ),

    final AS MATERIALIZED (
        SELECT
            answers.document,
            coalesce(scores.score, 0) AS score,
            answers.source,
            answers.day,
            answers.head_row,
            answers.content_row,
            answers.verdict
        FROM query_answers AS answers
        LEFT JOIN scores ON answers.document = scores.document
    )

    SELECT * FROM final;

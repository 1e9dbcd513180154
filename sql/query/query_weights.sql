-- The articles that answer a query, and what each of its leaves counts for in their scores: read once a leaf.
CREATE MACRO query_weights(query) AS TABLE
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

    final AS MATERIALIZED (
        SELECT
            sought.leaf,
            sought.is_wanted::integer * query_weight(collection.articles, spread.documents) AS weight,
            collection.by_length
        FROM sought
        INNER JOIN spread ON sought.leaf = spread.leaf
        CROSS JOIN collection
    )

    SELECT * FROM final;

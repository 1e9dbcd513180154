-- The articles that answer a query of words that must all be there, and of nothing else: those that are among the
-- candidates of each. They are summed once, where other queries are first decided and then scored.
CREATE OR REPLACE TEMP TABLE found AS
WITH RECURSIVE
-- spliced: query_weights
least_common AS MATERIALIZED (
    SELECT
        arg_min(spread.leaf, spread.documents) AS leaf,
        4 * min(spread.documents) > any_value(collection.articles) AS is_common
    FROM spread
    CROSS JOIN collection
    -- A word that no article has is not among them.
    HAVING count(*) = (SELECT count(*) FROM sought)
),

of_least_common AS (
    SELECT candidates.document
    FROM candidates
    INNER JOIN least_common ON candidates.leaf = least_common.leaf
    WHERE NOT least_common.is_common
),

-- Articles without the least common word are left out first, where that leaves little.
worth_summing AS (
    SELECT candidates.*
    FROM candidates
    WHERE (SELECT least_common.is_common FROM least_common)
    UNION ALL
    SELECT candidates.*
    FROM candidates
    SEMI JOIN of_least_common ON candidates.document = of_least_common.document
),

together AS (
    SELECT
        worth_summing.document,
        round(
            sum(
                query_score(
                    weights.weight,
                    worth_summing.frequency + 2 * worth_summing.in_title,
                    articles.length,
                    weights.by_length
                )
            ), 9
        ) AS score
    FROM worth_summing
    INNER JOIN query_weights AS weights ON worth_summing.leaf = weights.leaf
    INNER JOIN indexed AS articles ON worth_summing.document = articles.document
    GROUP BY worth_summing.document
    HAVING count(*) = (SELECT count(*) FROM sought)
),

final AS (
    SELECT
        together.document,
        together.score,
        articles.source,
        articles.day,
        articles.head_row,
        articles.content_row,
        2 AS verdict
    FROM together
    INNER JOIN indexed AS articles ON together.document = articles.document
)

SELECT * FROM final;

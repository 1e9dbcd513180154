-- As found_of_words, of two to four words: they are joined, which costs half of what it costs to group them.
CREATE OR REPLACE TEMP TABLE found AS
WITH RECURSIVE
-- spliced: query_weights
counted_leaves AS (
    SELECT count(*) AS leaves FROM sought
),

weighted AS (
    SELECT
        max(weights.weight) FILTER (WHERE weights.leaf = 0) AS first_weight,
        max(weights.weight) FILTER (WHERE weights.leaf = 1) AS second_weight,
        max(weights.weight) FILTER (WHERE weights.leaf = 2) AS third_weight,
        max(weights.weight) FILTER (WHERE weights.leaf = 3) AS fourth_weight,
        any_value(weights.by_length) AS by_length
    FROM query_weights AS weights
),

least_common AS MATERIALIZED (
    SELECT
        arg_min(spread.leaf, spread.documents) AS leaf,
        4 * min(spread.documents) > any_value(collection.articles) AS is_common
    FROM spread
    CROSS JOIN collection
),

of_least_common AS (
    SELECT candidates.document
    FROM candidates
    INNER JOIN least_common ON candidates.leaf = least_common.leaf
    WHERE NOT least_common.is_common
),

-- Articles without the least common word are left out first, where that leaves little.
worth_joining AS (
    SELECT
        candidates.leaf,
        candidates.document,
        candidates.frequency + 2 * candidates.in_title AS times
    FROM candidates
    WHERE (SELECT least_common.is_common FROM least_common)
    UNION ALL
    SELECT
        candidates.leaf,
        candidates.document,
        candidates.frequency + 2 * candidates.in_title AS times
    FROM candidates
    SEMI JOIN of_least_common ON candidates.document = of_least_common.document
),

final AS (
    SELECT
        one.document,
        round(
            query_score(weighted.first_weight, one.times, articles.length, weighted.by_length)
            + query_score(weighted.second_weight, two.times, articles.length, weighted.by_length)
            + coalesce(query_score(weighted.third_weight, three.times, articles.length, weighted.by_length), 0)
            + coalesce(query_score(weighted.fourth_weight, four.times, articles.length, weighted.by_length), 0), 9
        ) AS score,
        articles.source,
        articles.day,
        articles.head_row,
        articles.content_row,
        2 AS verdict
    FROM worth_joining AS one
    INNER JOIN worth_joining AS two ON one.document = two.document AND two.leaf = 1
    LEFT JOIN worth_joining AS three ON one.document = three.document AND three.leaf = 2
    LEFT JOIN worth_joining AS four ON one.document = four.document AND four.leaf = 3
    INNER JOIN indexed AS articles ON one.document = articles.document
    CROSS JOIN weighted
    CROSS JOIN counted_leaves
    WHERE
        one.leaf = 0
        AND (counted_leaves.leaves < 3 OR three.document IS NOT NULL)
        AND (counted_leaves.leaves < 4 OR four.document IS NOT NULL)
)

SELECT * FROM final;

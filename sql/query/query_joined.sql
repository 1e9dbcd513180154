-- The words of phrases of two or three words that no field, case or form parts: an article has at most one posting of
-- each, so that postings are joined as they are read, and no list of positions is copied. rarity: 1 is the rarest word.
CREATE MACRO query_joined() AS TABLE
    WITH RECURSIVE
    joined_leaves AS MATERIALIZED (
        SELECT terms.leaf
        FROM terms_in_all AS terms
        INNER JOIN needed ON terms.leaf = needed.leaf
        GROUP BY terms.leaf
        HAVING
            any_value(needed.items) = 1
            AND any_value(terms.numbers) BETWEEN 2 AND 3
            AND bool_and(terms.is_single AND (terms.is_sure OR terms.form = 0) AND terms.field IS NULL)
    ),

    joined_terms AS MATERIALIZED (
        SELECT terms.* FROM terms_in_all AS terms
        SEMI JOIN joined_leaves ON terms.leaf = joined_leaves.leaf
    ),

    joined_counts AS (
        SELECT
            terms.leaf,
            terms.number,
            row_number() OVER (PARTITION BY terms.leaf ORDER BY count(*), terms.number) AS rarity
        FROM postings
        INNER JOIN joined_terms AS terms ON postings.term = terms.term AND postings.form = terms.form
        GROUP BY terms.leaf, terms.number
    ),

    other_terms AS MATERIALIZED ( -- noqa: ST03
        SELECT terms.* FROM terms_in_all AS terms
        ANTI JOIN joined_leaves ON terms.leaf = joined_leaves.leaf
    ),

    final AS MATERIALIZED (
        SELECT
            terms.leaf,
            terms.number,
            terms.numbers,
            terms.gap,
            terms.term,
            terms.form,
            joined_counts.rarity
        FROM joined_terms AS terms
        INNER JOIN joined_counts ON terms.leaf = joined_counts.leaf AND terms.number = joined_counts.number
    )

    SELECT * FROM final;

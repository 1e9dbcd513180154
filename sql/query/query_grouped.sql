-- The postings of words of which an article may have several, to be summed. As it reads a column, DuckDB leaves out
-- what has none of at most fifty values, and for more it reads all: in batches, a prefix of 200 words takes a sixth.
CREATE MACRO query_grouped() AS TABLE
    WITH RECURSIVE
    grouped_terms AS MATERIALIZED (
        SELECT
            plain_terms.*,
            (dense_rank() OVER (ORDER BY plain_terms.term) - 1) // 50 AS batch
        FROM plain_terms
        ANTI JOIN single_leaves ON plain_terms.leaf = single_leaves.leaf
    ),

    final AS NOT MATERIALIZED (
        SELECT
            terms.leaf,
            terms.is_sure,
            postings.document,
            postings.frequency,
            postings.in_title
        FROM postings
        INNER JOIN grouped_terms AS terms ON postings.term = terms.term AND terms.batch = 0
        WHERE terms.form IS NULL OR terms.form = postings.form
        UNION ALL
        SELECT
            terms.leaf,
            terms.is_sure,
            postings.document,
            postings.frequency,
            postings.in_title
        FROM postings
        INNER JOIN grouped_terms AS terms ON postings.term = terms.term AND terms.batch = 1
        WHERE terms.form IS NULL OR terms.form = postings.form
        UNION ALL
        SELECT
            terms.leaf,
            terms.is_sure,
            postings.document,
            postings.frequency,
            postings.in_title
        FROM postings
        INNER JOIN grouped_terms AS terms ON postings.term = terms.term AND terms.batch = 2
        WHERE terms.form IS NULL OR terms.form = postings.form
        UNION ALL
        SELECT
            terms.leaf,
            terms.is_sure,
            postings.document,
            postings.frequency,
            postings.in_title
        FROM postings
        INNER JOIN grouped_terms AS terms ON postings.term = terms.term AND terms.batch = 3
        WHERE terms.form IS NULL OR terms.form = postings.form
        UNION ALL
        SELECT
            terms.leaf,
            terms.is_sure,
            postings.document,
            postings.frequency,
            postings.in_title
        FROM postings
        INNER JOIN grouped_terms AS terms ON postings.term = terms.term AND terms.batch = 4
        WHERE terms.form IS NULL OR terms.form = postings.form
        UNION ALL
        SELECT
            terms.leaf,
            terms.is_sure,
            postings.document,
            postings.frequency,
            postings.in_title
        FROM postings
        INNER JOIN grouped_terms AS terms ON postings.term = terms.term AND terms.batch > 4
        WHERE terms.form IS NULL OR terms.form = postings.form
    )

    SELECT * FROM final;

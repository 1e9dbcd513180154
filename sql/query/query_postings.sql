-- The postings of the words that positions decide about, of all articles. counted_before: how many articles have the
-- words of the only leaf, where not all of them are looked at.
CREATE MACRO query_postings() AS TABLE
    WITH RECURSIVE
    counted_before AS ( -- noqa: ST03
        SELECT 0 AS documents
    ),

    terms_in_all AS ( -- noqa: ST03
        SELECT placed_terms.* FROM placed_terms
    ),

    -- spliced: query_joined
    final AS MATERIALIZED (
        SELECT
            terms.* EXCLUDE (term, form),
            postings.* EXCLUDE (term)
        FROM postings
        INNER JOIN other_terms AS terms ON postings.term = terms.term
        WHERE terms.form IS NULL OR terms.form = postings.form
    )

    SELECT * FROM final;

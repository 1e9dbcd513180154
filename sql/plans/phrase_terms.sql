-- The terms of a phrase's words, put aside: few rows, by which its plan is chosen.
CREATE OR REPLACE TEMP TABLE phrase_terms AS
WITH RECURSIVE
-- spliced: query_possible
final AS (
    SELECT placed_terms.* FROM placed_terms
)

SELECT * FROM final;

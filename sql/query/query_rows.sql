-- The rows of the texts of the articles that answer.
CREATE MACRO query_rows(query) AS TABLE
    WITH RECURSIVE
    -- spliced: query_answers
    final AS (
        SELECT query_answers.content_row FROM query_answers
        WHERE query_answers.content_row >= 0
    )

    SELECT * FROM final;

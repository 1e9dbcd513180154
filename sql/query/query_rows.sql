-- The rows of the texts of the articles that answer.
CREATE MACRO query_rows(query) AS TABLE
    WITH RECURSIVE
    -- spliced: query_hits
    final AS (
        SELECT query_hits.content_row FROM query_hits
        WHERE query_hits.content_row >= 0
    )

    SELECT * FROM final;

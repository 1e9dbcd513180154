-- The articles that answer a query.
CREATE OR REPLACE TEMP TABLE found AS
WITH RECURSIVE
-- spliced: query_hits
final AS (
    SELECT query_hits.* FROM query_hits
)

SELECT * FROM final;

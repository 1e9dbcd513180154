-- The articles that answer a query as far as the index alone decides it: verdict 2, and 1 where a text must be read.
CREATE OR REPLACE TEMP TABLE found AS
WITH RECURSIVE
-- spliced: query_hits
final AS (
    SELECT
        articles.document,
        judgements.score,
        articles.source,
        articles.day,
        articles.head_row,
        articles.content_row,
        judgements.verdict
    FROM judgements
    INNER JOIN indexed AS articles ON judgements.document = articles.document
)

SELECT * FROM final;

-- The articles that answer a query, put aside: they are counted and the best of them read.
CREATE OR REPLACE TEMP TABLE found AS
SELECT
    matches.article_id,
    matches.score
FROM matches($query) AS matches;

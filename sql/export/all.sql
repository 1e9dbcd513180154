-- All articles, in the place of what a query finds.
CREATE OR REPLACE TEMP TABLE found AS
SELECT articles.article_id
FROM articles;

-- In the place of what a query finds, where there is no query.
CREATE OR REPLACE TEMP TABLE found (article_id VARCHAR, score DOUBLE);

-- All articles of the snapshot: what the query `*` finds.
CREATE OR REPLACE TEMP TABLE found AS
SELECT
    articles.document,
    0::DOUBLE AS score,
    articles.source,
    articles.day,
    articles.head_row,
    articles.content_row,
    2 AS verdict
FROM internal.search_articles AS articles;

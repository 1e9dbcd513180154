-- The exchange that a version was read from is recorded.
SELECT
    article_contents.article_id,
    article_contents.version,
    article_contents.fetch_id
FROM internal.article_contents
ANTI JOIN fetches ON article_contents.fetch_id = fetches.fetch_id;

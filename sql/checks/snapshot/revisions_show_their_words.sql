-- The words that a revision changed in the body have been computed.
SELECT
    revisions.article_id,
    revisions.version
FROM revisions
WHERE revisions.changes IS NULL;

-- The words that a revision changed in the body were looked for.
SELECT
    revisions.article_id,
    revisions.version
FROM revisions
WHERE revisions.changes IS NULL;

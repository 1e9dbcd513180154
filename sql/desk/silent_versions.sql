-- The changes that publishers made to some articles without a word about it.
SELECT
    revisions.article_id,
    revisions.version
FROM revisions
WHERE list_contains($article_ids, revisions.article_id) AND revisions.is_silent;

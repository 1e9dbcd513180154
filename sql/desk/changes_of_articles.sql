-- The changes that publishers made to some articles, with what decides whether they were silent.
SELECT
    revisions.article_id,
    revisions.version,
    revisions.title_after,
    revisions.is_title_changed,
    revisions.changes,
    (before.modified_at IS NOT DISTINCT FROM after.modified_at) AS is_time_unmoved
FROM revisions
INNER JOIN article_contents AS after
    ON revisions.article_id = after.article_id AND revisions.version = after.version
INNER JOIN version_differences AS differences
    ON revisions.article_id = differences.article_id AND revisions.version = differences.version
INNER JOIN article_contents AS before
    ON differences.article_id = before.article_id AND differences.earlier_version = before.version
WHERE
    list_contains($article_ids, revisions.article_id)
    AND list_contains($article_ids, after.article_id)
    AND list_contains($article_ids, before.article_id)
    AND revisions.cause = 'publisher';

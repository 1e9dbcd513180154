-- The last changes by publishers whose page states no later time of modification than before.
WITH
changes AS MATERIALIZED (
    SELECT
        revisions.article_id,
        revisions.source,
        revisions.url,
        revisions.version,
        revisions.revised_at,
        revisions.title_before,
        revisions.title_after,
        revisions.is_title_changed,
        revisions.words_removed,
        revisions.words_added,
        revisions.changes,
        differences.earlier_version
    FROM revisions
    INNER JOIN version_differences AS differences
        ON revisions.article_id = differences.article_id AND revisions.version = differences.version
    WHERE revisions.cause = 'publisher'
    ORDER BY revisions.revised_at DESC, revisions.article_id ASC
    LIMIT $count
),

stated AS MATERIALIZED (
    SELECT
        contents.article_id,
        contents.version,
        contents.modified_at
    FROM article_contents AS contents
    SEMI JOIN changes ON contents.article_id = changes.article_id
),

final AS (
    SELECT
        changes.*,
        heads.language,
        settings.timezone,
        (before.modified_at IS NOT DISTINCT FROM after.modified_at) AS is_time_unmoved
    FROM changes
    INNER JOIN stated AS before
        ON changes.article_id = before.article_id AND changes.earlier_version = before.version
    INNER JOIN stated AS after ON changes.article_id = after.article_id AND changes.version = after.version
    INNER JOIN article_heads AS heads ON changes.article_id = heads.article_id
    LEFT JOIN source_settings AS settings ON changes.source = settings.source
)

SELECT * FROM final
ORDER BY final.revised_at DESC, final.article_id ASC;

-- The last changes that publishers made without a word about it.
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
        differences.earlier_version
    FROM revisions
    INNER JOIN internal.version_differences AS differences
        ON revisions.article_id = differences.article_id AND revisions.version = differences.version
    WHERE revisions.is_silent
    ORDER BY revisions.revised_at DESC, revisions.article_id ASC
    LIMIT $count
),

final AS (
    SELECT
        changes.*,
        heads.language,
        settings.timezone
    FROM changes
    INNER JOIN internal.article_heads AS heads ON changes.article_id = heads.article_id
    LEFT JOIN internal.source_settings AS settings ON changes.source = settings.source
)

SELECT * FROM final
ORDER BY final.revised_at DESC, final.article_id ASC;

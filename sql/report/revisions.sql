-- The latest changes that publishers made. Texts are read for these alone.
WITH
latest AS (
    SELECT
        revisions.article_id,
        revisions.version
    FROM revisions
    WHERE revisions.cause = 'publisher'
    ORDER BY revisions.revised_at DESC, revisions.article_id ASC, revisions.version ASC
    LIMIT $count
),

final AS (
    SELECT
        revisions.source,
        revisions.url,
        revisions.version,
        revisions.revised_at,
        revisions.hours_after_publication,
        revisions.title_before,
        revisions.title_after,
        revisions.is_silent,
        revisions.is_lead_changed,
        revisions.is_authors_changed,
        revisions.paragraphs_removed,
        revisions.paragraphs_added
    FROM revisions
    SEMI JOIN latest ON revisions.article_id = latest.article_id AND revisions.version = latest.version
)

SELECT * FROM final
ORDER BY final.revised_at DESC, final.url ASC, final.version ASC;

-- One page of the hits in the order that was sought for. Texts are read of these alone.
WITH
page AS MATERIALIZED (
    SELECT answered.*
    FROM answered
    WHERE answered.missed = 0
    ORDER BY
        CASE WHEN $sort = 'best' THEN answered.score END DESC NULLS LAST,
        CASE WHEN $sort = 'versions' THEN answered.versions END DESC NULLS LAST,
        CASE WHEN $sort = 'oldest' THEN coalesce(answered.published_at, answered.first_seen_at) END ASC NULLS LAST,
        coalesce(answered.published_at, answered.first_seen_at) DESC,
        answered.article_id ASC
    LIMIT $count OFFSET $skipped
),

wanted AS (
    SELECT page.content_row FROM page
    WHERE page.content_row >= 0
),

contents AS MATERIALIZED (
    SELECT
        contents.content_row,
        contents.title,
        contents.lead,
        contents.body
    FROM wanted
    INNER JOIN internal.content_rows AS contents ON wanted.content_row = contents.content_row
),

final AS (
    SELECT
        page.score,
        page.article_id,
        page.source,
        page.language,
        page.authors,
        page.access,
        page.published_at,
        page.published_on,
        page.first_seen_at,
        page.versions,
        page.story_id,
        heads.gone_at,
        heads.url,
        contents.title,
        contents.lead,
        contents.body,
        settings.timezone
    FROM page
    INNER JOIN contents ON page.content_row = contents.content_row
    INNER JOIN internal.article_heads AS heads ON page.article_id = heads.article_id
    LEFT JOIN internal.source_settings AS settings ON page.source = settings.source
)

SELECT * FROM final
ORDER BY
    CASE WHEN $sort = 'best' THEN final.score END DESC NULLS LAST,
    CASE WHEN $sort = 'versions' THEN final.versions END DESC NULLS LAST,
    CASE WHEN $sort = 'oldest' THEN coalesce(final.published_at, final.first_seen_at) END ASC NULLS LAST,
    coalesce(final.published_at, final.first_seen_at) DESC,
    final.article_id ASC;

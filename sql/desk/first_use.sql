-- The first articles that have a word. Their texts are read last: of these alone.
WITH
first AS MATERIALIZED (
    SELECT
        heads.article_id,
        heads.source,
        heads.language,
        heads.published_at,
        heads.published_on,
        heads.first_seen_at,
        found.content_row
    FROM found
    INNER JOIN internal.head_rows AS heads ON found.head_row = heads.head_row
    ORDER BY coalesce(heads.published_at, heads.first_seen_at), heads.article_id
    LIMIT $count
),

wanted AS (
    SELECT first.content_row FROM first
    WHERE first.content_row >= 0
),

contents AS MATERIALIZED (
    SELECT
        contents.content_row,
        contents.title
    FROM internal.content_rows AS contents
    SEMI JOIN wanted ON contents.content_row = wanted.content_row
),

final AS (
    SELECT
        first.article_id,
        first.source,
        first.language,
        first.published_at,
        first.published_on,
        first.first_seen_at,
        contents.title,
        settings.timezone
    FROM first
    INNER JOIN contents ON first.content_row = contents.content_row
    LEFT JOIN internal.source_settings AS settings ON first.source = settings.source
)

SELECT * FROM final
ORDER BY coalesce(final.published_at, final.first_seen_at), final.article_id;

-- The best of the articles in `found`. Texts are read afterwards, of these alone.
WITH
best AS MATERIALIZED (
    SELECT
        found.score,
        found.head_row,
        found.content_row
    FROM found
    ORDER BY found.score DESC, found.document ASC
    LIMIT $count
),

-- A semi join with a filtered table, even if all rows pass, lets DuckDB skip rows as it reads them.
best_heads AS (
    SELECT best.head_row FROM best
    WHERE best.head_row >= 0
),

heads AS MATERIALIZED (
    SELECT
        heads.head_row,
        heads.article_id,
        heads.source,
        heads.language,
        heads.published_on,
        heads.url
    FROM internal.head_rows AS heads
    SEMI JOIN best_heads ON heads.head_row = best_heads.head_row
),

best_contents AS (
    SELECT best.content_row FROM best
    WHERE best.content_row >= 0
),

contents AS MATERIALIZED (
    SELECT
        contents.content_row,
        contents.title,
        contents.lead,
        contents.body
    FROM internal.content_rows AS contents
    SEMI JOIN best_contents ON contents.content_row = best_contents.content_row
),

final AS (
    SELECT
        best.score,
        heads.article_id,
        heads.source,
        heads.language,
        heads.published_on,
        heads.url,
        coalesce(contents.title, '') AS title,
        coalesce(contents.lead, '') AS lead,
        coalesce(contents.body, '') AS body
    FROM best
    INNER JOIN heads ON best.head_row = heads.head_row
    INNER JOIN contents ON best.content_row = contents.content_row
)

SELECT * FROM final
ORDER BY final.score DESC, final.article_id ASC;

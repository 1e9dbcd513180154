-- Lines of context of the hits: those of the articles that the macro read.
WITH
hits AS (
    SELECT answered.article_id
    FROM answered
    WHERE answered.missed = 0
)

SELECT
    lines.article_id,
    lines.source,
    lines.published_on,
    lines.left_context,
    lines.keyword,
    lines.right_context,
    lines.field,
    lines.articles_read,
    lines.articles_found
FROM concordance($query, 60, sort := $sort_by, most := $most) AS lines
SEMI JOIN hits ON lines.article_id = hits.article_id;

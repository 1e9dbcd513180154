-- Lines of context of a word.
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
FROM concordance($query, 60, sort := $sort_by, most := $most) AS lines;

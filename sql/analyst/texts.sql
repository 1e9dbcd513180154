-- The texts of some articles.
SELECT
    articles.article_id,
    articles.title,
    articles.lead,
    articles.body
FROM articles
WHERE list_contains($article_ids, articles.article_id);

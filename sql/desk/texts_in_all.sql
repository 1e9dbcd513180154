-- All hits with their texts, the oldest first.
SELECT
    articles.article_id,
    articles.source,
    articles.published_on,
    articles.title,
    articles.lead,
    articles.body,
    articles.authors,
    articles.url
FROM answered
INNER JOIN articles ON answered.article_id = articles.article_id
WHERE answered.missed = 0
ORDER BY coalesce(answered.published_at, answered.first_seen_at), answered.article_id;

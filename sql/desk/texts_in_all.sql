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
INNER JOIN internal.head_rows AS heads ON answered.head_row = heads.head_row
INNER JOIN articles ON heads.article_id = articles.article_id
WHERE answered.missed = 0
ORDER BY coalesce(heads.published_at, heads.first_seen_at), articles.article_id;

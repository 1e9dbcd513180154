-- All hits in the order that was sought for, as they are downloaded.
SELECT
    articles.article_id,
    articles.source,
    articles.published_on,
    articles.published_at,
    articles.title,
    articles.authors,
    articles.section,
    articles.language,
    articles.tags,
    articles.agency,
    articles.page_type,
    articles.access,
    articles.word_count,
    heads.versions,
    articles.story_id,
    articles.url,
    answered.score
FROM answered
INNER JOIN internal.head_rows AS heads ON answered.head_row = heads.head_row
INNER JOIN articles ON heads.article_id = articles.article_id
WHERE answered.missed = 0
ORDER BY
    CASE WHEN $sort = 'best' THEN answered.score END DESC NULLS LAST,
    CASE WHEN $sort = 'versions' THEN heads.versions END DESC NULLS LAST,
    CASE WHEN $sort = 'oldest' THEN coalesce(heads.published_at, heads.first_seen_at) END ASC NULLS LAST,
    coalesce(heads.published_at, heads.first_seen_at) DESC,
    articles.article_id ASC;

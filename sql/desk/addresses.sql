-- The addresses of an article.
SELECT
    addresses.url,
    addresses.how
FROM article_urls AS addresses
WHERE addresses.article_id = $article_id
ORDER BY addresses.first_seen_at, addresses.url;

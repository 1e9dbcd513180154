-- Every address of the article that one address leads to, that address itself, and what an earlier try had found.
WITH
articles AS (
    SELECT article_urls.article_id
    FROM article_urls
    WHERE article_urls.url_key = $key
    UNION
    SELECT forgotten.article_id
    FROM forgotten
    WHERE forgotten.url_key = $key AND forgotten.article_id IS NOT null
),

final AS (
    SELECT
        article_urls.url_key,
        article_urls.url,
        article_urls.article_id
    FROM article_urls
    WHERE article_urls.article_id IN (SELECT articles.article_id FROM articles)
    UNION
    SELECT
        forgotten.url_key,
        forgotten.url,
        forgotten.article_id
    FROM forgotten
    WHERE forgotten.url_key = $key OR forgotten.article_id IN (SELECT articles.article_id FROM articles)
)

SELECT * FROM final
ORDER BY final.url_key;

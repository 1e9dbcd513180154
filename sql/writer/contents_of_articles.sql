-- The current content of articles, with which a page at another address is compared.
SELECT
    article_contents.article_id,
    article_contents.content_hash,
    article_contents.title,
    article_contents.body
FROM article_contents
INNER JOIN article_heads
    ON article_contents.article_id = article_heads.article_id AND article_contents.version = article_heads.version
WHERE article_contents.article_id IN (SELECT unnest(from_json_strict($ids, '["VARCHAR"]')));

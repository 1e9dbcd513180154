UPDATE article_heads
SET
    id_digest = cast(md5_number_lower(article_heads.article_id) >> 32 AS UINTEGER)
WHERE article_heads.id_digest IS NULL;

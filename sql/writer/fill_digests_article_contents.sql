UPDATE article_contents
SET
    id_digest = cast(md5_number_lower(article_contents.article_id) >> 32 AS UINTEGER)
WHERE article_contents.id_digest IS NULL;

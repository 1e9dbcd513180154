-- A language is an ISO 639-1 code in lower case.
SELECT
    article_heads.article_id,
    article_heads.language
FROM internal.article_heads
WHERE NOT regexp_full_match(article_heads.language, '[a-z]{2}');

-- access, page_type, cause and found_by contain only the words of the data dictionary.
SELECT
    article_heads.article_id,
    article_heads.access,
    article_heads.page_type,
    article_heads.found_by,
    article_contents.cause
FROM internal.article_heads
INNER JOIN internal.article_contents ON article_heads.article_id = article_contents.article_id
WHERE
    article_heads.access NOT IN ('free', 'metered', 'paid', 'unknown')
    OR article_heads.page_type NOT IN ('article', 'live-blog', 'video', 'gallery', 'podcast', 'forum', 'page')
    OR article_heads.found_by NOT IN ('feed', 'sitemap', 'listing', 'url', 'recheck', 'warc', 'file')
    OR article_contents.cause NOT IN ('publisher', 'extractor');

-- The first articles that have a word.
SELECT
    heads.article_id,
    heads.source,
    heads.language,
    heads.published_at,
    heads.published_on,
    heads.first_seen_at,
    contents.title,
    settings.timezone
FROM matches($query) AS matches
INNER JOIN internal.article_heads AS heads ON matches.article_id = heads.article_id
INNER JOIN internal.content_rows AS contents ON heads.content_row = contents.content_row
LEFT JOIN internal.source_settings AS settings ON heads.source = settings.source
ORDER BY coalesce(heads.published_at, heads.first_seen_at), heads.article_id
LIMIT $count;

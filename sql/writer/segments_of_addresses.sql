-- The segments that hold an exchange of some addresses, or one that an outcome or a version of theirs names.
SELECT DISTINCT fetches.segment
FROM fetches
WHERE
    fetches.segment IS NOT null
    AND (
        fetches.address IN (SELECT unnest(from_json_strict($urls, '["VARCHAR"]')))
        OR fetches.url IN (SELECT unnest(from_json_strict($urls, '["VARCHAR"]')))
        OR fetches.fetch_id IN (
            SELECT outcomes.fetch_id
            FROM outcomes
            WHERE outcomes.url_key IN (SELECT unnest(from_json_strict($keys, '["VARCHAR"]')))
        )
        OR fetches.fetch_id IN (
            SELECT article_contents.fetch_id
            FROM article_contents
            WHERE article_contents.article_id IN (SELECT unnest(from_json_strict($articles, '["VARCHAR"]')))
        )
    )
ORDER BY fetches.segment;

-- The links of articles whose page was read: those that it has now are written after this.
DELETE FROM article_links
WHERE article_links.article_id IN (
    SELECT given.article_id
    FROM (SELECT unnest(from_json_strict($rows, '[{"article_id": "VARCHAR"}]'), recursive := true)) AS given
);

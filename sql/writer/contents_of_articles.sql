-- The texts of versions whose rows are known.
WITH
given AS (
    SELECT unnest(
        from_json_strict($rows, '[{"row_id": "BIGINT", "article_id": "VARCHAR", "version": "INTEGER"}]'),
        recursive := true
    )
)

SELECT
    article_contents.article_id,
    article_contents.content_hash,
    article_contents.title,
    article_contents.body
FROM article_contents
INNER JOIN given
    ON
        article_contents.rowid = given.row_id
        AND article_contents.article_id = given.article_id
        AND article_contents.version = given.version;

-- Whether the rows of article_heads are where they were when they were counted. DuckDB moves rows only forward, into
-- the places of deleted rows, and keeps their order: if the last one has not moved, none before it has.
SELECT count(*) > 0 AS are_in_place
FROM article_heads
WHERE
    article_heads.rowid = (
        SELECT max(counted_rows.last_row) FROM counted_rows
        WHERE counted_rows.table_name = 'article_heads'
    )
    AND (article_heads.article_id, article_heads.version) = (
        SELECT (min(counted_rows.article_id), min(counted_rows.version)) FROM counted_rows
        WHERE counted_rows.table_name = 'article_heads'
    );

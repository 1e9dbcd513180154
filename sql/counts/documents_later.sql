-- Documents that are placed with a later part: all while articles are left, then those behind the first new ones.
CREATE TEMP TABLE documents_later AS
WITH
numbered AS (
    SELECT
        documents_due.document,
        row_number() OVER (ORDER BY documents_due.document ASC) AS place
    FROM documents_due
    WHERE documents_due.document > (SELECT coalesce(max(search_articles.document), 0) FROM search_articles)
)

SELECT numbered.document
FROM numbered
CROSS JOIN part
WHERE part.is_more OR numbered.place > $most;

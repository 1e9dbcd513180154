-- Whether articles are left for a later part, and whether documents are.
SELECT
    part.is_more,
    (SELECT count(*) > 0 FROM documents_later) AS is_document_left
FROM part;

DELETE FROM search_postings
WHERE document IN (
    SELECT documents.document
    FROM search_documents AS documents
    WHERE list_contains(from_json_strict($article_ids, '["VARCHAR"]'), documents.article_id)
);

DELETE FROM search_documents
WHERE search_documents.article_id IN (SELECT unnest(from_json_strict($articles, '["VARCHAR"]')));

DELETE FROM search_documents
WHERE list_contains(from_json_strict($article_ids, '["VARCHAR"]'), article_id);

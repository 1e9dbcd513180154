DELETE FROM search_postings
WHERE
    search_postings.document IN (
        SELECT search_documents.document
        FROM search_documents
        WHERE search_documents.article_id IN (SELECT unnest(from_json_strict($articles, '["VARCHAR"]')))
    );

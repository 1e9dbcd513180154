SELECT
    documents.url,
    documents.etag,
    documents.last_modified
FROM documents
WHERE
    documents.source = $source
    AND documents.rules_digest = $digest
    AND (documents.etag IS NOT NULL OR documents.last_modified IS NOT NULL);

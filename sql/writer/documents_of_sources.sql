-- The validators of the documents of some sources, as far as the documents were read under the sources' present rules.
WITH
given AS (
    SELECT unnest(from_json_strict($rows, '[{"source": "VARCHAR", "rules_digest": "VARCHAR"}]'), recursive := true)
)

SELECT
    documents.source,
    documents.url,
    documents.etag,
    documents.last_modified
FROM documents
INNER JOIN given ON documents.source = given.source AND documents.rules_digest = given.rules_digest
WHERE documents.etag IS NOT null OR documents.last_modified IS NOT null;

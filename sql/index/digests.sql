-- The sketches of the batch, digest by digest. In a table, so that what is joined with them knows how few they are.
CREATE TEMP TABLE digests AS
SELECT
    documents.document,
    documents.article_id,
    documents.told_at,
    unnest(documents.sketch) AS digest
FROM search_documents AS documents
SEMI JOIN batch ON documents.document = batch.document;

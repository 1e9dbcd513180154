-- The sketches of the batch, one row per digest. In a table, so that DuckDB knows how few they are when it joins them.
CREATE TEMP TABLE digests AS
SELECT
    documents.document,
    documents.article_id,
    documents.told_at,
    unnest(documents.sketch) AS digest
FROM search_documents AS documents
SEMI JOIN batch ON documents.document = batch.document;

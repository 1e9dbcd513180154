-- What a stretch had when it was sorted, so that one whose articles have gone or changed since is known.
ALTER TABLE search_stretches ADD COLUMN words BIGINT;

UPDATE search_stretches
SET
    words = (
        SELECT coalesce(sum(documents.length), 0)
        FROM search_documents AS documents
        WHERE documents.document BETWEEN search_stretches.first_document AND search_stretches.last_document
    );

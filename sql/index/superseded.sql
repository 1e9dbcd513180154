-- Documents of the batch's articles as they stood before.
DELETE FROM search_documents
WHERE article_id IN (SELECT batch.article_id FROM batch);

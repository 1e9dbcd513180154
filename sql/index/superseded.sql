-- Documents of earlier versions of the batch's articles.
DELETE FROM search_documents
WHERE article_id IN (SELECT batch.article_id FROM batch);

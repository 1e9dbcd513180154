-- Those of articles that have changed, and of documents that a later version has superseded.
DELETE FROM search_articles
WHERE
    search_articles.head_row IN (SELECT gone.head_row FROM gone)
    OR search_articles.document NOT IN (SELECT documents.document FROM search_documents AS documents);

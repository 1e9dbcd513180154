-- Of the articles put aside those that the query finds.
DELETE FROM chosen
WHERE chosen.article_id NOT IN (SELECT found.article_id FROM found);

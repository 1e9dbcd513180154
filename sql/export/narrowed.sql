-- Of the chosen articles those that pass the condition.
DELETE FROM found
WHERE found.article_id NOT IN (SELECT passed.article_id FROM passed);

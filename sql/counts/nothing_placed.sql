-- While articles are left to be counted no document has a place.
DELETE FROM search_articles
WHERE (SELECT part.is_more FROM part);

-- Whether something was left out. To look for what it belongs to reads the keys of all articles.
SELECT count(*) > 0 AS are_some_left_out
FROM publishing_failures;

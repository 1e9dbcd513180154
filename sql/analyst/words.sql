-- The words of a query as the snapshot compares them.
SELECT list_distinct(words_of($words)) AS words;

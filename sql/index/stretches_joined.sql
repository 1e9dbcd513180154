DELETE FROM search_stretches
WHERE first_document >= $first;

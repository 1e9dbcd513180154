DELETE FROM search_postings
WHERE document >= $first;

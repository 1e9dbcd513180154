DELETE FROM search_postings
WHERE document BETWEEN $first AND $last;

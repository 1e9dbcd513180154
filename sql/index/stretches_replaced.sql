DELETE FROM search_stretches
WHERE first_document BETWEEN $first AND $last;

DELETE FROM search_postings
WHERE
    document BETWEEN $first AND $last
    AND term BETWEEN cast($least_term AS UBIGINT) AND cast($greatest_term AS UBIGINT);

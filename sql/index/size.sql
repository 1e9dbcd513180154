SELECT count(*) AS postings FROM search_postings;

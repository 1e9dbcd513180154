-- How many articles were found.
SELECT count(*) AS articles FROM found;

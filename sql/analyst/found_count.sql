-- How many articles answer.
SELECT count(*) AS articles FROM found;

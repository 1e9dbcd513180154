-- How many articles answer a query.
SELECT count(*) AS articles FROM matches($query);

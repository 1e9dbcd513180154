-- Each exchange is recorded once.
SELECT
    fetches.fetch_id,
    count(*) AS fetches
FROM fetches
GROUP BY fetches.fetch_id
HAVING count(*) > 1;

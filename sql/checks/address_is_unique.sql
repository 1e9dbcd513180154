-- Each address has one row.
SELECT
    addresses.url_key,
    count(*) AS addresses
FROM addresses
GROUP BY addresses.url_key
HAVING count(*) > 1;

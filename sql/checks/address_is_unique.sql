-- Each address has one row.
SELECT
    addresses.url_key,
    count(*) AS addresses
FROM internal.addresses
GROUP BY addresses.url_key
HAVING count(*) > 1;

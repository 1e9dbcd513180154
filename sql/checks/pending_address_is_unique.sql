-- An address is pending once.
SELECT
    pending.url_key,
    count(*) AS waits
FROM pending
GROUP BY pending.url_key
HAVING count(*) > 1;

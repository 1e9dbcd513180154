-- How many addresses each window of a source has.
SELECT
    window_addresses.name,
    count(*) AS addresses
FROM window_addresses
WHERE window_addresses.source = $source AND window_addresses.kind = $kind
GROUP BY window_addresses.name;

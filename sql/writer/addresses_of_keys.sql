SELECT
    addresses.url_key,
    addresses.fetched_at,
    addresses.outcome,
    addresses.reason,
    addresses.checks,
    coalesce(addresses.born_at, addresses.stated_published_at, addresses.first_listed_at) AS born_at,
    addresses.first_listed_at AS listed_at
FROM addresses
WHERE addresses.url_key IN (SELECT unnest(from_json_strict($keys, '["VARCHAR"]')));

UPDATE addresses
SET
    key_digest = cast(md5_number_lower(addresses.url_key) >> 32 AS UINTEGER)
WHERE addresses.key_digest IS NULL;

-- A window that is done no longer needs its addresses.
DELETE FROM window_addresses
WHERE window_addresses.source = $source AND window_addresses.kind = $kind AND window_addresses.name = $name;

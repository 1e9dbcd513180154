-- A window that is done needs its addresses no more.
DELETE FROM window_addresses
WHERE window_addresses.source = $source AND window_addresses.kind = $kind AND window_addresses.name = $name;

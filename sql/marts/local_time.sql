-- A time of the snapshot, which is in UTC without a zone, as clocks show it in a zone.
CREATE MACRO local_time(moment, zone) AS timezone(zone, timezone('UTC', moment));

-- The first and the last of late_days, between which alone articles are read.
SET VARIABLE late_span = (
    SELECT
        struct_pack(
            first := cast(min(late_days.day) AS TIMESTAMP), last := cast(max(late_days.day) + 1 AS TIMESTAMP)
        ) AS late_span
    FROM late_days
);

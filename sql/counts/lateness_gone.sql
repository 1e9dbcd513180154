DELETE FROM lateness
USING late_days
WHERE lateness.day = late_days.day AND lateness.source = late_days.source AND lateness.found_by = late_days.found_by;

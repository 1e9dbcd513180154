-- How many addresses of a window are left to fetch, and why.
SELECT
    count(*) AS addresses,
    count(*) FILTER (WHERE pending.claimed_by IS NOT NULL) AS elsewhere,
    min(pending.next_attempt_at) AS next_attempt_at,
    any_value(pending.last_error) AS last_error
FROM window_left
LEFT JOIN pending ON window_left.url_key = pending.url_key;

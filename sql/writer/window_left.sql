-- What is left to ask of a window, by the rule of pending_of_window, and what keeps it.
SELECT
    count(*) AS addresses,
    count(*) FILTER (WHERE pending.claimed_by IS NOT NULL) AS elsewhere,
    min(pending.next_attempt_at) AS next_attempt_at,
    any_value(pending.last_error) AS last_error
FROM window_addresses AS listed
LEFT JOIN addresses ON listed.url_key = addresses.url_key
LEFT JOIN pending ON listed.url_key = pending.url_key
WHERE
    listed.source = $source
    AND listed.kind = $kind
    AND listed.name = $name
    AND (
        $asked_before IS NOT NULL
        OR NOT EXISTS (
            SELECT 1
            FROM article_urls
            WHERE article_urls.url_key = listed.url_key AND article_urls.how IN ('fetched', 'redirect')
        )
    )
    AND NOT EXISTS (
        SELECT 1 FROM forgotten
        WHERE forgotten.url_key = listed.url_key
    )
    AND (addresses.fetched_at IS NULL OR addresses.fetched_at < cast($asked_before AS TIMESTAMP));

-- What is left to fetch of a window: addresses that were never fetched, or not since a plan that refreshes. A temporary
-- table, since it is claimed by pending_of_window and explained by window_left_reasons, and may be a whole sitemap.
CREATE OR REPLACE TEMP TABLE window_left AS
SELECT
    listed.url_key,
    listed.url,
    listed.found_by,
    listed.newest_at
FROM window_addresses AS listed
LEFT JOIN addresses ON listed.url_key = addresses.url_key
WHERE
    listed.source = $source
    AND listed.kind = $kind
    AND listed.name = $name
    AND (
        $fetched_before IS NOT NULL
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
    AND (addresses.fetched_at IS NULL OR addresses.fetched_at < cast($fetched_before AS TIMESTAMP));

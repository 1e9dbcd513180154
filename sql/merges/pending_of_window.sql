-- What a window still has to ask becomes the run's: never fetched, or not since a plan that refreshes, and held by no
-- other run. An address that failed waits for its next attempt.
MERGE INTO pending AS target
USING (
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
        AND (addresses.fetched_at IS NULL OR addresses.fetched_at < cast($asked_before AS TIMESTAMP))
) AS given
    ON target.url_key = given.url_key
WHEN MATCHED AND target.claimed_by IS NULL AND target.next_attempt_at <= cast($now AS TIMESTAMP) THEN
    UPDATE
        SET
            source = $source,
            claimed_by = cast($run_id AS VARCHAR)
WHEN NOT MATCHED THEN INSERT (
    url_key, url, source, found_by, since, newest_at, attempts, next_attempt_at, claimed_by
) VALUES (
    given.url_key,
    given.url,
    cast($source AS VARCHAR),
    given.found_by,
    cast($now AS TIMESTAMP),
    given.newest_at,
    0,
    cast($now AS TIMESTAMP),
    cast($run_id AS VARCHAR)
);

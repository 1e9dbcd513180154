-- A date more than a day after the fetch is not believed: the columns are null.
SELECT
    contents.article_id,
    contents.version,
    contents.published_at,
    contents.published_on,
    fetches.requested_at
FROM internal.article_contents AS contents
INNER JOIN fetches ON contents.fetch_id = fetches.fetch_id
WHERE
    contents.published_at > fetches.requested_at + INTERVAL 1 DAY
    -- A calendar date is not converted: by UTC it may be a day ahead.
    OR contents.published_on > cast(fetches.requested_at + INTERVAL 2 DAY AS DATE);

-- What a run is to ask of a source, newest first; with the validators of content that the warehouse has.
SELECT
    pending.url_key,
    pending.url,
    pending.found_by,
    CASE WHEN addresses.outcome <> 'rejected' THEN addresses.etag END AS etag,
    CASE WHEN addresses.outcome <> 'rejected' THEN addresses.last_modified END AS last_modified
FROM pending
LEFT JOIN addresses ON pending.url_key = addresses.url_key
WHERE pending.claimed_by = $run_id AND pending.source = $source
ORDER BY pending.newest_at DESC NULLS LAST, pending.since ASC, pending.url_key ASC;

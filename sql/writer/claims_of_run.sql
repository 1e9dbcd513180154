-- What a run is to fetch from a source, newest first, with the validators of content that the warehouse has.
SELECT
    pending.url_key,
    pending.url,
    pending.found_by,
    CASE WHEN known.article_id IS NOT NULL THEN known.etag END AS etag,
    CASE WHEN known.article_id IS NOT NULL THEN known.last_modified END AS last_modified
FROM pending
LEFT JOIN addresses AS known
    ON pending.url_key = known.url_key AND known.outcome NOT IN ('rejected', 'pending')
WHERE pending.claimed_by = $run_id AND pending.source = $source
ORDER BY pending.newest_at DESC NULLS LAST, pending.since ASC, pending.url_key ASC;

-- The last two readings of a feed before this run's, the newest first.
SELECT
    discoveries.candidates,
    discoveries.new_candidates
FROM discoveries
WHERE
    discoveries.source = $source
    AND discoveries.url = $url
    AND discoveries.kind = 'feed'
    AND discoveries.status IN (200, 304)
    AND discoveries.run_id <> $run_id
ORDER BY discoveries.read_at DESC
LIMIT 2;

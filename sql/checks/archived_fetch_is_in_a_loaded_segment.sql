-- An exchange that names an archive file was loaded with that file, in one transaction.
SELECT
    fetches.fetch_id,
    fetches.segment
FROM fetches
ANTI JOIN internal.segments ON fetches.segment = segments.segment
WHERE fetches.segment IS NOT NULL;

-- The sources of which a run has read all readable documents.
SELECT sources.source
FROM sources
WHERE sources.first_run_at IS NOT NULL;

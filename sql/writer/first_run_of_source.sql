SELECT sources.first_run_at
FROM sources
WHERE sources.source = $source;

SELECT count(*) > 0 AS is_known
FROM sources
WHERE sources.source = $source;

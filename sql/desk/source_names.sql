-- The sources, for suggestions.
SELECT settings.source FROM internal.source_settings AS settings
ORDER BY settings.source;

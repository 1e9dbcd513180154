-- The sources, for suggestions.
SELECT settings.source FROM source_settings AS settings
ORDER BY settings.source;

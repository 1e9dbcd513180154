-- Sources that the configuration no longer names: nothing is read for them.
UPDATE sources
SET enabled = false
WHERE sources.enabled AND NOT list_contains($names, sources.source);

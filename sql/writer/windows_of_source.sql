SELECT
    windows.kind,
    windows.name,
    windows.about,
    windows.state,
    windows.refresh,
    windows.is_whole,
    windows.size,
    windows.planned_at,
    windows.error
FROM windows
WHERE windows.source = $source
ORDER BY windows.kind, windows.name;

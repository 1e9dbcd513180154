-- Each window of a backfill is planned once, and has an end exactly when it is done.
SELECT
    windows.source,
    windows.kind,
    windows.name,
    count(*) AS windows
FROM windows
GROUP BY windows.source, windows.kind, windows.name
HAVING
    count(*) > 1
    OR bool_or((windows.state = 'done') <> (windows.finished_at IS NOT NULL))
    OR bool_or(windows.state NOT IN ('planned', 'done', 'failed'));

-- The names that a query may filter by.
SELECT
    (SELECT coalesce(list(sources.source ORDER BY sources.source), []) FROM sources) AS sources,
    (
        SELECT coalesce(list(DISTINCT labels.label ORDER BY labels.label), [])
        FROM (SELECT unnest(map_keys(sources.labels)) AS label FROM sources) AS labels
    ) AS labels;

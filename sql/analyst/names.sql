-- The names that a query may filter by. The view of sources would plan all that their health is judged by.
SELECT
    (SELECT coalesce(list(settings.source ORDER BY settings.source), []) FROM internal.source_settings AS settings)
        AS sources,
    (
        SELECT coalesce(list(DISTINCT labels.label ORDER BY labels.label), [])
        FROM (SELECT unnest(map_keys(settings.labels)) AS label FROM internal.source_settings AS settings) AS labels
    ) AS labels;

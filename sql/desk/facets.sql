-- The values of each facet with the articles that have them, most first: ten of each, those chosen,
-- and up to 200 of
-- the one that is opened. Each facet counts the articles that answer the query and all other filters.
WITH
valued AS (
    SELECT
        'source' AS facet,
        answered.source AS entry
    FROM answered
    WHERE answered.missed IN (0, 1)
    UNION ALL
    SELECT
        'language' AS facet,
        answered.language AS entry
    FROM answered
    WHERE answered.missed IN (0, 2)
    UNION ALL
    SELECT
        'section' AS facet,
        answered.section AS entry
    FROM answered
    WHERE answered.missed IN (0, 4)
    UNION ALL
    SELECT
        'tag' AS facet,
        unnest(list_distinct(answered.tags)) AS entry
    FROM answered
    WHERE answered.missed IN (0, 8)
    UNION ALL
    SELECT
        'author' AS facet,
        unnest(list_distinct(answered.authors)) AS entry
    FROM answered
    WHERE answered.missed IN (0, 16)
    UNION ALL
    SELECT
        'agency' AS facet,
        answered.agency AS entry
    FROM answered
    WHERE answered.missed IN (0, 32)
    UNION ALL
    SELECT
        'label' AS facet,
        unnest(answered.labels) AS entry
    FROM answered
    WHERE answered.missed IN (0, 64)
    UNION ALL
    SELECT
        'access' AS facet,
        answered.access AS entry
    FROM answered
    WHERE answered.missed IN (0, 128)
    UNION ALL
    SELECT
        'type' AS facet,
        answered.page_type AS entry
    FROM answered
    WHERE answered.missed IN (0, 512)
),

counted AS (
    SELECT
        valued.facet,
        valued.entry,
        count(*) AS articles
    FROM valued
    WHERE valued.entry IS NOT NULL AND valued.entry <> ''
    GROUP BY valued.facet, valued.entry
),

ranked AS (
    SELECT
        counted.facet,
        counted.entry,
        counted.articles,
        row_number() OVER (PARTITION BY counted.facet ORDER BY counted.articles DESC, counted.entry ASC) AS place,
        count(*) OVER (PARTITION BY counted.facet) AS entries
    FROM counted
),

final AS (
    SELECT
        ranked.facet,
        ranked.entry,
        ranked.articles,
        ranked.place,
        ranked.entries
    FROM ranked
    WHERE
        ranked.place <= CASE WHEN ranked.facet = $more THEN 200 ELSE 10 END
        OR list_contains($chosen, concat(ranked.facet, '=', ranked.entry))
)

SELECT * FROM final
ORDER BY final.facet, final.place;

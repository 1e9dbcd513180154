-- The values of each facet with the articles that have them, most first: ten of each, those chosen, and up to 200 of
-- the one that is opened. Each facet counts the articles that answer the query and all other filters. Facets with one
-- value an article are counted together first: what is left is small.
WITH
combined AS MATERIALIZED (
    SELECT
        answered.missed,
        heads.source,
        heads.language,
        heads.section,
        heads.agency,
        heads.access,
        heads.page_type,
        count(*) AS articles
    FROM answered
    INNER JOIN internal.head_rows AS heads ON answered.head_row = heads.head_row
    WHERE answered.missed IN (0, 1, 2, 4, 32, 64, 128, 512)
    GROUP BY
        answered.missed, heads.source, heads.language, heads.section, heads.agency, heads.access, heads.page_type
),

labels AS (
    SELECT
        settings.source,
        unnest(list_transform(map_entries(settings.labels), entry -> concat(entry.key, '=', entry.value))) AS label
    FROM internal.source_settings AS settings
),

-- A tag that an article has twice counts once: where the list has it first.
tagged AS (
    SELECT unnest([tag FOR tag, i IN heads.tags IF list_position(heads.tags, tag) = i]) AS tag
    FROM answered
    INNER JOIN internal.head_rows AS heads ON answered.head_row = heads.head_row
    WHERE answered.missed IN (0, 8)
),

-- Many articles have the same authors.
groups_of_authors AS (
    SELECT
        contents.authors,
        count(*) AS articles
    FROM answered
    INNER JOIN internal.content_rows AS contents ON answered.content_row = contents.content_row
    WHERE answered.missed IN (0, 16)
    GROUP BY contents.authors
),

signed AS (
    SELECT
        unnest(list_distinct(groups_of_authors.authors)) AS author,
        groups_of_authors.articles
    FROM groups_of_authors
),

valued AS (
    SELECT
        'source' AS facet,
        combined.source AS entry,
        combined.articles
    FROM combined
    WHERE combined.missed IN (0, 1)
    UNION ALL
    SELECT
        'language' AS facet,
        combined.language AS entry,
        combined.articles
    FROM combined
    WHERE combined.missed IN (0, 2)
    UNION ALL
    SELECT
        'section' AS facet,
        combined.section AS entry,
        combined.articles
    FROM combined
    WHERE combined.missed IN (0, 4)
    UNION ALL
    SELECT
        'agency' AS facet,
        combined.agency AS entry,
        combined.articles
    FROM combined
    WHERE combined.missed IN (0, 32)
    UNION ALL
    SELECT
        'label' AS facet,
        labels.label AS entry,
        combined.articles
    FROM combined
    INNER JOIN labels ON combined.source = labels.source
    WHERE combined.missed IN (0, 64)
    UNION ALL
    SELECT
        'access' AS facet,
        combined.access AS entry,
        combined.articles
    FROM combined
    WHERE combined.missed IN (0, 128)
    UNION ALL
    SELECT
        'type' AS facet,
        combined.page_type AS entry,
        combined.articles
    FROM combined
    WHERE combined.missed IN (0, 512)
    UNION ALL
    SELECT
        'tag' AS facet,
        tagged.tag AS entry,
        count(*) AS articles
    FROM tagged
    GROUP BY tagged.tag
    UNION ALL
    SELECT
        'author' AS facet,
        signed.author AS entry,
        sum(signed.articles) AS articles
    FROM signed
    GROUP BY signed.author
),

counted AS (
    SELECT
        valued.facet,
        valued.entry,
        sum(valued.articles)::BIGINT AS articles
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

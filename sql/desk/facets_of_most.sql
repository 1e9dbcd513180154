-- As facets, of a query that more than half of all articles answer, without a filter: those of all articles less those
-- of the others, which are fewer to read. Tags and authors of all are kept by day.
WITH
others AS MATERIALIZED (
    SELECT
        heads.head_row,
        heads.content_row
    FROM internal.head_rows AS heads
    ANTI JOIN found ON heads.head_row = found.head_row
),

other_heads AS (
    SELECT others.head_row FROM others
    WHERE others.head_row >= 0
),

other_contents AS (
    SELECT others.content_row FROM others
    WHERE others.content_row >= 0
),

combined AS MATERIALIZED (
    SELECT
        heads.source,
        heads.language,
        heads.section,
        heads.agency,
        heads.access,
        heads.page_type,
        count(*) AS articles
    FROM internal.head_rows AS heads
    GROUP BY heads.source, heads.language, heads.section, heads.agency, heads.access, heads.page_type
    UNION ALL
    SELECT
        heads.source,
        heads.language,
        heads.section,
        heads.agency,
        heads.access,
        heads.page_type,
        -count(*) AS articles
    FROM internal.head_rows AS heads
    SEMI JOIN other_heads ON heads.head_row = other_heads.head_row
    GROUP BY heads.source, heads.language, heads.section, heads.agency, heads.access, heads.page_type
),

labels AS (
    SELECT
        settings.source,
        unnest(list_transform(map_entries(settings.labels), entry -> concat(entry.key, '=', entry.value))) AS label
    FROM internal.source_settings AS settings
),

-- A tag that an article has twice counts once: where the list has it first.
other_tags AS (
    SELECT unnest([tag FOR tag, i IN heads.tags IF list_position(heads.tags, tag) = i]) AS tag
    FROM internal.head_rows AS heads
    SEMI JOIN other_heads ON heads.head_row = other_heads.head_row
),

other_authors AS (
    SELECT
        unnest(
            [author FOR author, i IN contents.authors IF list_position(contents.authors, author) = i]
        ) AS author
    FROM internal.content_rows AS contents
    SEMI JOIN other_contents ON contents.content_row = other_contents.content_row
),

valued AS (
    SELECT
        'source' AS facet,
        combined.source AS entry,
        combined.articles
    FROM combined
    UNION ALL
    SELECT
        'language' AS facet,
        combined.language AS entry,
        combined.articles
    FROM combined
    UNION ALL
    SELECT
        'section' AS facet,
        combined.section AS entry,
        combined.articles
    FROM combined
    UNION ALL
    SELECT
        'agency' AS facet,
        combined.agency AS entry,
        combined.articles
    FROM combined
    UNION ALL
    SELECT
        'access' AS facet,
        combined.access AS entry,
        combined.articles
    FROM combined
    UNION ALL
    SELECT
        'type' AS facet,
        combined.page_type AS entry,
        combined.articles
    FROM combined
    UNION ALL
    SELECT
        'label' AS facet,
        labels.label AS entry,
        combined.articles
    FROM combined
    INNER JOIN labels ON combined.source = labels.source
    UNION ALL
    SELECT
        'tag' AS facet,
        kept.tag AS entry,
        sum(kept.articles) AS articles
    FROM tag_days AS kept
    GROUP BY kept.tag
    UNION ALL
    SELECT
        'tag' AS facet,
        other_tags.tag AS entry,
        -count(*) AS articles
    FROM other_tags
    GROUP BY other_tags.tag
    UNION ALL
    SELECT
        'author' AS facet,
        kept.author AS entry,
        sum(kept.articles) AS articles
    FROM author_days AS kept
    GROUP BY kept.author
    UNION ALL
    SELECT
        'author' AS facet,
        other_authors.author AS entry,
        -count(*) AS articles
    FROM other_authors
    GROUP BY other_authors.author
),

counted AS (
    SELECT
        valued.facet,
        valued.entry,
        sum(valued.articles)::BIGINT AS articles
    FROM valued
    WHERE valued.entry IS NOT NULL AND valued.entry <> ''
    GROUP BY valued.facet, valued.entry
    HAVING sum(valued.articles) > 0
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

-- The articles that were found, put aside with what filters, facets and marks need of them. `missed` has a bit for
-- each filter that an article does not answer: 0 is a hit, and an article that misses one filter alone still counts in
-- the facet of that filter.
CREATE OR REPLACE TEMP TABLE answered AS
WITH
labels AS (
    SELECT
        settings.source,
        coalesce(
            list_transform(map_entries(settings.labels), entry -> concat(entry.key, '=', entry.value)), []
        ) AS labels
    FROM internal.source_settings AS settings
),

heads AS (
    SELECT
        found.score,
        heads.head_row,
        heads.article_id,
        heads.source,
        heads.language,
        heads.section,
        coalesce(heads.tags, []) AS tags,
        coalesce(contents.authors, []) AS authors,
        heads.agency,
        coalesce(labels.labels, []) AS labels,
        heads.access,
        heads.page_type,
        heads.published_at,
        heads.published_on,
        heads.first_seen_at,
        heads.content_row,
        heads.versions,
        heads.word_count,
        heads.story_id
    FROM found
    INNER JOIN internal.head_rows AS heads ON found.head_row = heads.head_row
    INNER JOIN internal.article_contents AS contents ON found.content_row = contents.rowid
    LEFT JOIN labels ON heads.source = labels.source
),

final AS (
    SELECT
        heads.*,
        CASE WHEN len($source) = 0 OR list_contains($source, heads.source) THEN 0 ELSE 1 END
        + CASE WHEN len($language) = 0 OR coalesce(list_contains($language, heads.language), FALSE) THEN 0 ELSE 2 END
        + CASE WHEN len($section) = 0 OR coalesce(list_contains($section, heads.section), FALSE) THEN 0 ELSE 4 END
        + CASE WHEN len($tag) = 0 OR list_has_any(heads.tags, $tag) THEN 0 ELSE 8 END
        + CASE WHEN len($author) = 0 OR list_has_any(heads.authors, $author) THEN 0 ELSE 16 END
        + CASE WHEN len($agency) = 0 OR coalesce(list_contains($agency, heads.agency), FALSE) THEN 0 ELSE 32 END
        + CASE WHEN len($label) = 0 OR list_has_any(heads.labels, $label) THEN 0 ELSE 64 END
        + CASE WHEN len($access) = 0 OR list_contains($access, heads.access) THEN 0 ELSE 128 END
        + CASE WHEN len($type) = 0 OR coalesce(list_contains($type, heads.page_type), FALSE) THEN 0 ELSE 512 END
        + CASE
            WHEN
                ($first IS NULL OR coalesce(heads.published_on >= cast($first AS DATE), FALSE))
                AND ($last IS NULL OR coalesce(heads.published_on <= cast($last AS DATE), FALSE))
                THEN 0
            ELSE 256
        END AS missed
    FROM heads
)

SELECT * FROM final;

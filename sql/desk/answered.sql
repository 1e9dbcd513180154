-- The articles that were found, and how they answer the filters. `missed` has a bit for each filter that an article
-- does not answer: 0 is a hit, and an article that misses one filter alone still counts in the facet of that filter.
-- What they are sorted by, lists and names are left where they are: to copy those of a million articles takes longer
-- than to read them once more.
CREATE OR REPLACE TEMP TABLE answered AS
WITH
labelled AS (
    SELECT settings.source
    FROM internal.source_settings AS settings
    WHERE
        len($label) > 0
        AND list_has_any(
            list_transform(map_entries(settings.labels), entry -> concat(entry.key, '=', entry.value)), $label
        )
),

written AS (
    SELECT contents.content_row
    FROM internal.content_rows AS contents
    WHERE len($author) > 0 AND list_has_any(contents.authors, $author)
),

final AS (
    SELECT
        found.score,
        found.head_row,
        found.content_row,
        heads.source,
        heads.published_on,
        cast(
            CASE WHEN len($source) = 0 OR list_contains($source, heads.source) THEN 0 ELSE 1 END
            + CASE
                WHEN len($language) = 0 OR coalesce(list_contains($language, heads.language), FALSE) THEN 0
                ELSE 2
            END
            + CASE WHEN len($section) = 0 OR coalesce(list_contains($section, heads.section), FALSE) THEN 0 ELSE 4 END
            + CASE WHEN len($tag) = 0 OR coalesce(list_has_any(heads.tags, $tag), FALSE) THEN 0 ELSE 8 END
            + CASE
                WHEN len($author) = 0 OR found.content_row IN (SELECT written.content_row FROM written) THEN 0
                ELSE 16
            END
            + CASE WHEN len($agency) = 0 OR coalesce(list_contains($agency, heads.agency), FALSE) THEN 0 ELSE 32 END
            + CASE WHEN len($label) = 0 OR heads.source IN (SELECT labelled.source FROM labelled) THEN 0 ELSE 64 END
            + CASE WHEN len($access) = 0 OR list_contains($access, heads.access) THEN 0 ELSE 128 END
            + CASE WHEN len($type) = 0 OR coalesce(list_contains($type, heads.page_type), FALSE) THEN 0 ELSE 512 END
            + CASE
                WHEN
                    ($first IS NULL OR coalesce(heads.published_on >= cast($first AS DATE), FALSE))
                    AND ($last IS NULL OR coalesce(heads.published_on <= cast($last AS DATE), FALSE))
                    THEN 0
                ELSE 256
            END AS USMALLINT
        ) AS missed
    FROM found
    INNER JOIN internal.head_rows AS heads ON found.head_row = heads.head_row
)

SELECT * FROM final;

-- Bodies and leads were compared before (version_differences): none is read here.
CREATE VIEW revisions AS
WITH
-- Few articles have more than one version: of the others only the number of versions is read.
revised AS (
    SELECT
        article_heads.article_id,
        article_heads.source,
        article_heads.url,
        article_heads.published_at
    FROM internal.article_heads
    WHERE article_heads.versions > 1
),

changes AS (
    SELECT
        contents.article_id,
        revised.source,
        revised.url,
        revised.published_at,
        contents.version,
        lag(contents.version) OVER in_time AS earlier_version,
        contents.valid_from AS revised_at,
        contents.cause,
        (
            lag(contents.modified_at) OVER in_time IS NOT DISTINCT FROM contents.modified_at
        ) AS is_modified_at_unmoved,
        lag(contents.title) OVER in_time AS title_before,
        contents.title AS title_after,
        lag(contents.authors) OVER in_time AS authors_before,
        contents.authors AS authors_after,
        lag(contents.word_count) OVER in_time AS word_count_before,
        contents.word_count AS word_count_after
    FROM internal.article_contents AS contents
    INNER JOIN revised ON contents.article_id = revised.article_id
    WINDOW in_time AS (PARTITION BY contents.article_id ORDER BY contents.valid_from, contents.version)
),

paired AS (
    SELECT * FROM changes
    WHERE changes.earlier_version IS NOT NULL
),

final AS (
    SELECT
        paired.article_id,
        paired.source,
        paired.url,
        paired.version,
        paired.revised_at,
        epoch(paired.revised_at - paired.published_at) / 3600 AS hours_after_publication,
        paired.cause,
        paired.title_before,
        paired.title_after,
        (paired.title_before IS DISTINCT FROM paired.title_after) AS is_title_changed,
        differences.is_lead_changed,
        (paired.authors_before IS DISTINCT FROM paired.authors_after) AS is_authors_changed,
        paired.word_count_before,
        paired.word_count_after,
        differences.paragraphs_removed,
        differences.paragraphs_added,
        coalesce(
            paired.cause = 'publisher' AND paired.is_modified_at_unmoved AND NOT differences.is_correction_named, FALSE
        ) AS is_silent,
        differences.words_removed,
        differences.words_added,
        differences.changes
    FROM paired
    LEFT JOIN internal.version_differences AS differences
        ON
            paired.article_id = differences.article_id
            AND paired.earlier_version = differences.earlier_version
            AND paired.version = differences.version
)

SELECT * FROM final;

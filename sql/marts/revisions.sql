-- Bodies and leads were compared before (version_differences): none is read here.
CREATE VIEW revisions AS
WITH
heads AS (SELECT * FROM article_heads),

revised AS (
    SELECT article_heads.article_id
    FROM article_heads
    WHERE article_heads.versions > 1
),

contents AS (SELECT * FROM article_contents),

earlier AS (SELECT * FROM article_contents),

changes AS (
    SELECT
        article_contents.article_id,
        article_contents.version,
        lag(article_contents.version) OVER (
            PARTITION BY article_contents.article_id
            ORDER BY article_contents.valid_from, article_contents.version
        ) AS earlier_version
    FROM article_contents
    -- Few articles have more than one version: the others need not pass through the window.
    SEMI JOIN revised ON article_contents.article_id = revised.article_id
),

paired AS (
    SELECT
        contents.article_id,
        heads.source,
        heads.url,
        contents.version,
        changes.earlier_version,
        contents.valid_from AS revised_at,
        contents.cause,
        heads.published_at,
        earlier.title AS title_before,
        contents.title AS title_after,
        earlier.authors AS authors_before,
        contents.authors AS authors_after,
        earlier.word_count AS word_count_before,
        contents.word_count AS word_count_after
    FROM changes
    INNER JOIN contents ON changes.article_id = contents.article_id AND changes.version = contents.version
    INNER JOIN earlier ON changes.article_id = earlier.article_id AND changes.earlier_version = earlier.version
    INNER JOIN heads ON changes.article_id = heads.article_id
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
        differences.words_removed,
        differences.words_added,
        differences.changes
    FROM paired
    LEFT JOIN version_differences AS differences
        ON
            paired.article_id = differences.article_id
            AND paired.earlier_version = differences.earlier_version
            AND paired.version = differences.version
)

SELECT * FROM final;

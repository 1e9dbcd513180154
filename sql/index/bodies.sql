-- The texts of pairs of versions. Rows may have moved since they were looked up, so the keys count: a pair whose rows
-- are others now is left out, and found again the next time. The lists of rows and keys, as long as they are short, are
-- what keeps nearly all other texts unread. A body is cut at $characters, which bounds the memory of a comparison.
WITH
given AS (
    SELECT unnest(
        from_json_strict(
            $rows, '[{
                "article_id": "VARCHAR", "earlier_version": "INTEGER", "version": "INTEGER", "earlier_row": "BIGINT",
                "content_row": "BIGINT"
            }]'
        ), recursive := true
    )
),

content_rows AS (
    SELECT given.content_row FROM given
    WHERE given.content_row >= 0
    UNION
    SELECT given.earlier_row FROM given
    WHERE given.earlier_row >= 0
),

contents AS MATERIALIZED (
    SELECT
        article_contents.article_id,
        article_contents.version,
        article_contents.title,
        article_contents.lead,
        left(article_contents.body, $characters) AS body,
        (length(article_contents.body) > $characters) AS is_cut
    FROM article_contents
    SEMI JOIN content_rows ON article_contents.rowid = content_rows.content_row
)

SELECT
    given.article_id,
    given.earlier_version,
    given.version,
    earlier.body AS earlier_body,
    contents.body AS later_body,
    earlier.is_cut OR contents.is_cut AS is_cut,
    (earlier.lead IS DISTINCT FROM contents.lead) AS is_lead_changed,
    earlier.title AS earlier_title,
    contents.title AS later_title,
    earlier.lead AS earlier_lead,
    contents.lead AS later_lead
FROM given
INNER JOIN contents AS earlier
    ON given.article_id = earlier.article_id AND given.earlier_version = earlier.version
INNER JOIN contents
    ON given.article_id = contents.article_id AND given.version = contents.version
ORDER BY given.article_id, given.version;

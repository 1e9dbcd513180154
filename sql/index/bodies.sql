-- The texts of pairs of versions. The list of keys keeps all other texts unread, as long as it is short.
WITH
given AS (
    SELECT unnest(
        from_json_strict(
            $rows, '[{"article_id": "VARCHAR", "earlier_version": "INTEGER", "version": "INTEGER"}]'
        ), recursive := true
    )
)

SELECT
    given.article_id,
    given.earlier_version,
    given.version,
    earlier.body AS earlier_body,
    contents.body AS later_body,
    (earlier.lead IS DISTINCT FROM contents.lead) AS is_lead_changed
FROM given
INNER JOIN article_contents AS earlier
    ON given.article_id = earlier.article_id AND given.earlier_version = earlier.version
INNER JOIN article_contents AS contents
    ON given.article_id = contents.article_id AND given.version = contents.version
ORDER BY given.article_id, given.version;

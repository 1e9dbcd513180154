-- The tags with most articles since a given day; spellings that differ in case or accents are one.
WITH
counted AS (
    SELECT
        tag_days.tag_folded AS spelling,
        max_by(tag_days.tag, tag_days.articles) AS tag,
        cast(sum(tag_days.articles) AS BIGINT) AS articles,
        count(DISTINCT tag_days.source) AS sources
    FROM tag_days
    WHERE $first IS NULL OR tag_days.day >= cast($first AS DATE)
    GROUP BY spelling
),

final AS (
    SELECT
        counted.tag,
        counted.articles,
        counted.sources
    FROM counted
)

SELECT * FROM final
ORDER BY final.articles DESC, final.tag ASC
LIMIT $count;

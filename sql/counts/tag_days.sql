INSERT INTO tag_days BY NAME
WITH
dated AS (
    SELECT
        coalesce(article_heads.published_on, cast(article_heads.first_seen_at AS DATE)) AS day,
        article_heads.source,
        article_heads.tags
    FROM article_heads
    ANTI JOIN later ON article_heads.rowid = later.head_row
),

tagged AS (
    SELECT
        dated.day,
        dated.source,
        -- Each tag once. list_distinct does the same, and takes twice as long for such short lists.
        unnest([tag FOR tag, i IN dated.tags IF list_position(dated.tags, tag) = i]) AS tag
    FROM dated
    SEMI JOIN days ON dated.day = days.day AND dated.source = days.source
),

final AS (
    SELECT
        tagged.day,
        tagged.source,
        tagged.tag,
        lower(strip_accents(tagged.tag)) AS tag_folded,
        count(*) AS articles
    FROM tagged
    GROUP BY tagged.day, tagged.source, tagged.tag
)

SELECT * FROM final
ORDER BY final.day, final.source, final.tag;

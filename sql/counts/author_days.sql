INSERT INTO author_days BY NAME
WITH
dated AS (
    SELECT
        coalesce(article_heads.published_on, cast(article_heads.first_seen_at AS DATE)) AS day,
        article_heads.source,
        article_heads.word_count,
        article_heads.content_row
    FROM article_heads
    ANTI JOIN later ON article_heads.rowid = later.head_row
),

due AS MATERIALIZED (
    SELECT dated.* FROM dated
    SEMI JOIN days ON dated.day = days.day AND dated.source = days.source
),

written AS (
    SELECT
        due.day,
        due.source,
        due.word_count,
        unnest([author FOR author, i IN contents.authors IF list_position(contents.authors, author) = i]) AS author
    FROM due
    INNER JOIN article_contents AS contents ON due.content_row = contents.rowid
),

final AS (
    SELECT
        written.day,
        written.source,
        written.author,
        count(*) AS articles,
        cast(sum(written.word_count) AS BIGINT) AS word_count
    FROM written
    GROUP BY written.day, written.source, written.author
)

SELECT * FROM final
ORDER BY final.day, final.source, final.author;

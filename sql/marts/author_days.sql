-- Computed once per snapshot, as tag_days is.
CREATE TABLE author_days AS
WITH
written AS (
    SELECT
        coalesce(heads.published_on, cast(heads.first_seen_at AS DATE)) AS day,
        heads.source,
        heads.word_count,
        unnest([author FOR author, i IN contents.authors IF list_position(contents.authors, author) = i]) AS author
    FROM article_heads AS heads
    INNER JOIN article_contents AS contents ON heads.content_row = contents.rowid
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

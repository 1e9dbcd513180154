CREATE VIEW stories AS
WITH
members AS (
    SELECT
        article_heads.story_id,
        article_heads.article_id,
        article_heads.source,
        article_heads.language,
        article_heads.agency,
        article_heads.content_row,
        coalesce(article_heads.published_at, article_heads.first_seen_at) AS told_at
    FROM article_heads
    WHERE article_heads.story_id IS NOT NULL
),

gathered AS MATERIALIZED (
    SELECT
        members.story_id,
        count(*) AS articles,
        count(DISTINCT members.source) AS sources,
        mode(members.agency) AS agency,
        min(members.told_at) AS first_at,
        max(members.told_at) AS last_at,
        arg_min(members, (members.told_at, members.article_id)) AS first_member
    FROM members
    GROUP BY members.story_id
    -- A story that has lost its other articles (see forgotten) has nothing left to compare.
    HAVING count(*) > 1
),

-- A semi join with a filtered table, even if all rows pass, lets DuckDB skip rows as it reads them.
content_rows AS (
    SELECT gathered.first_member.content_row FROM gathered
    WHERE gathered.articles > 1
),

contents AS MATERIALIZED (
    SELECT
        article_contents.rowid AS content_row,
        article_contents.title
    FROM article_contents
    SEMI JOIN content_rows ON article_contents.rowid = content_rows.content_row
),

final AS (
    SELECT
        gathered.story_id,
        contents.title,
        gathered.articles,
        gathered.sources,
        gathered.first_member.source AS first_source,
        gathered.first_member.article_id AS first_article_id,
        gathered.first_at,
        gathered.last_at,
        epoch(gathered.last_at - gathered.first_at) / 3600 AS hours,
        gathered.agency,
        gathered.first_member.language
    FROM gathered
    INNER JOIN contents ON gathered.first_member.content_row = contents.content_row
)

SELECT * FROM final;

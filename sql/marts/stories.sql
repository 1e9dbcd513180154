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
        article_heads.first_seen_at,
        coalesce(article_heads.published_at, article_heads.first_seen_at) AS appeared_at
    FROM internal.article_heads
    WHERE article_heads.story_id IS NOT NULL
),

gathered AS MATERIALIZED (
    SELECT
        members.story_id,
        count(*) AS articles,
        count(DISTINCT members.source) AS sources,
        mode(members.agency) AS agency,
        min(members.appeared_at) AS first_at,
        max(members.appeared_at) AS last_at,
        -- A copy often has the time of its original: then the one that was seen first counts.
        arg_min(members, (members.appeared_at, members.first_seen_at, members.article_id)) AS first_member,
        min((members.appeared_at, members.first_seen_at)) AS earliest
    FROM members
    GROUP BY members.story_id
    -- A story that has lost its other articles (see forgotten) has nothing left to compare.
    HAVING count(*) > 1
),

-- Of sources that had it at the same time, none is known to be the first.
firsts AS (
    SELECT
        gathered.story_id,
        count(DISTINCT members.source) AS sources
    FROM gathered
    INNER JOIN members
        ON
            gathered.story_id = members.story_id
            AND gathered.earliest = (members.appeared_at, members.first_seen_at)
    GROUP BY gathered.story_id
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
    FROM internal.article_contents
    SEMI JOIN content_rows ON article_contents.rowid = content_rows.content_row
),

final AS (
    SELECT
        gathered.story_id,
        contents.title,
        gathered.articles,
        gathered.sources,
        CASE WHEN firsts.sources = 1 THEN gathered.first_member.source END AS first_source,
        CASE WHEN firsts.sources = 1 THEN gathered.first_member.article_id END AS first_article_id,
        gathered.first_at,
        gathered.last_at,
        epoch(gathered.last_at - gathered.first_at) / 3600 AS hours,
        gathered.agency,
        gathered.first_member.language
    FROM gathered
    INNER JOIN firsts ON gathered.story_id = firsts.story_id
    INNER JOIN contents ON gathered.first_member.content_row = contents.content_row
)

SELECT * FROM final;

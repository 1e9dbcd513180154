-- The stretches of months, with the ranges of rows where their texts are; DuckDB skips what is between ranges.
-- Texts that lie together are read from there. Where texts of many stretches lie among each other, the same places
-- would be read for one stretch after the other: such stretches are held.
CREATE OR REPLACE TEMP TABLE stretches AS
WITH
places AS (
    SELECT
        due.first_day,
        due.stretch,
        due.content_row // $vector AS place,
        count(*) AS articles,
        min(due.content_row) AS first_content,
        max(due.content_row) AS last_content,
        min(due.head_row) AS first_head,
        max(due.head_row) AS last_head
    FROM due
    GROUP BY due.first_day, due.stretch, due.content_row // $vector
),

followed AS (
    SELECT
        places.*,
        coalesce(places.place - lag(places.place) OVER following <= 2, FALSE) AS is_following
    FROM places
    WINDOW following AS (PARTITION BY places.first_day, places.stretch ORDER BY places.place)
),

numbered AS (
    SELECT
        followed.*,
        count_if(NOT followed.is_following) OVER (
            PARTITION BY followed.first_day, followed.stretch ORDER BY followed.place ROWS UNBOUNDED PRECEDING
        ) AS number
    FROM followed
),

ranges AS (
    SELECT
        numbered.first_day,
        numbered.stretch,
        sum(numbered.articles) AS articles,
        count(*) AS places,
        min(numbered.first_content) AS first_content,
        max(numbered.last_content) AS last_content,
        min(numbered.first_head) AS first_head,
        max(numbered.last_head) AS last_head
    FROM numbered
    GROUP BY numbered.first_day, numbered.stretch, numbered.number
),

spread AS (
    SELECT
        ranges.first_day,
        ranges.stretch,
        sum(ranges.places) AS places,
        sum(ranges.places) * $vector <= $sparse * sum(ranges.articles) AND count(*) <= $ranges AS is_dense,
        count(*) <= $ranges AS is_in_few,
        min(ranges.first_head) AS first_head,
        max(ranges.last_head) AS last_head,
        list([ranges.first_content, ranges.last_content] ORDER BY ranges.first_content) AS ranges
    FROM ranges
    GROUP BY ranges.first_day, ranges.stretch
),

-- What is read if the others are held, which reads each place once; and if they are not.
others AS (
    SELECT
        count(DISTINCT places.place) AS once,
        count(*) AS again
    FROM places
    INNER JOIN spread ON places.first_day = spread.first_day AND places.stretch = spread.stretch
    WHERE NOT spread.is_dense
)

SELECT
    spread.first_day,
    spread.stretch,
    spread.first_head,
    spread.last_head,
    spread.ranges,
    NOT spread.is_dense AND (NOT spread.is_in_few OR others.again > $sparse * others.once) AS is_held
FROM spread
CROSS JOIN others;

-- The parts, with the numbers of their first and last rows, the months that each has articles of, and those of them
-- that no later part has.
WITH
pieces AS (
    SELECT
        due.part,
        due.first_day,
        min(due.head_row) AS first_head,
        max(due.head_row) AS last_head,
        min(due.content_row) AS first_content,
        max(due.content_row) AS last_content,
        max(due.part) OVER (PARTITION BY due.first_day) AS last_part
    FROM due
    GROUP BY due.part, due.first_day
)

SELECT
    pieces.part,
    min(pieces.first_head) AS first_head,
    max(pieces.last_head) AS last_head,
    min(pieces.first_content) AS first_content,
    max(pieces.last_content) AS last_content,
    list(pieces.first_day ORDER BY pieces.first_day) AS months,
    coalesce(list(pieces.first_day) FILTER (WHERE pieces.part = pieces.last_part), []) AS completed
FROM pieces
GROUP BY pieces.part
ORDER BY pieces.part;

-- The parts in which texts of held stretches are read, of so many words: their first and last rows, the stretches that
-- each has articles of, and those of them that no later part has.
WITH
texts AS (
    SELECT
        due.head_row,
        due.content_row,
        due.first_day,
        due.stretch,
        cast(sum(due.word_count) OVER (
            ORDER BY due.content_row ROWS UNBOUNDED PRECEDING
        ) // $words AS INTEGER) AS part
    FROM due
    INNER JOIN stretches ON due.first_day = stretches.first_day AND due.stretch = stretches.stretch
    WHERE stretches.is_held
),

pieces AS (
    SELECT
        texts.part,
        texts.first_day,
        texts.stretch,
        min(texts.head_row) AS first_head,
        max(texts.head_row) AS last_head,
        min(texts.content_row) AS first_content,
        max(texts.content_row) AS last_content,
        max(texts.part) OVER (PARTITION BY texts.first_day, texts.stretch) AS last_part
    FROM texts
    GROUP BY texts.part, texts.first_day, texts.stretch
)

SELECT
    min(pieces.first_head) AS first_head,
    max(pieces.last_head) AS last_head,
    [[min(pieces.first_content), max(pieces.last_content)]] AS ranges,
    list((pieces.first_day, pieces.stretch) ORDER BY pieces.first_day, pieces.stretch) AS stretches,
    coalesce(
        list((pieces.first_day, pieces.stretch)) FILTER (WHERE pieces.part = pieces.last_part), []
    ) AS completed
FROM pieces
GROUP BY pieces.part
ORDER BY pieces.part;

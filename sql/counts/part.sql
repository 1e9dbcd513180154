-- Of many changes, those that are counted first: up to which row of article_heads, and whether there are others.
CREATE TEMP TABLE part AS
WITH
first_rows AS (
    SELECT changed.head_row
    FROM changed
    ORDER BY changed.head_row
    LIMIT $most
)

SELECT
    max(first_rows.head_row) AS last_row,
    (SELECT count(*) FROM changed) > $most AS is_more
FROM first_rows;

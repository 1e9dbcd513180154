-- Parts of the table whose articles are new, changed or gone since they were counted: up to 1,024 parts,
-- each of rows that lie together (8,192 and more), have one digest as they are and one as they were. Only in parts that
-- differ are rows compared.
CREATE TEMP TABLE places AS
WITH
present_parts AS (
    SELECT
        (present.head_row >> 13) & 1023 AS place,
        bit_xor(hash(present.head_row, present.fingerprint)) AS digest
    FROM present
    GROUP BY place
),

past_parts AS (
    SELECT
        (past.head_row >> 13) & 1023 AS place,
        bit_xor(hash(past.head_row, past.fingerprint)) AS digest
    FROM past
    GROUP BY place
)

SELECT coalesce(present_parts.place, past_parts.place) AS place
FROM present_parts
FULL JOIN past_parts ON present_parts.place = past_parts.place
WHERE present_parts.digest IS DISTINCT FROM past_parts.digest;

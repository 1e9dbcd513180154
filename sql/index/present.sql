-- As counts/present, without tags, which are not indexed.
CREATE TEMP TABLE present AS
SELECT
    heads.head_row,
    heads.digest >> 24 AS fingerprint
FROM current_heads AS heads;

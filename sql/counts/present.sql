-- The articles as they are. The last 24 bits of a fingerprint are of tags: reading and hashing these lists takes four
-- times as long as the rest.
CREATE TEMP TABLE present AS
SELECT
    heads.head_row,
    heads.digest - (heads.digest & 16777215) + (hash(heads.tags) & 16777215) AS fingerprint
FROM current_heads AS heads;

-- Changed articles that are counted with a later part. Until then no count has them, not even as they are now: they may
-- change once more, and then nothing would say that they were counted so.
CREATE TEMP TABLE later AS
SELECT changed.head_row
FROM changed
CROSS JOIN part
WHERE part.is_more AND changed.head_row > part.last_row;

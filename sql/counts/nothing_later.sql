-- Articles that are counted later: none.
CREATE TEMP TABLE later AS
SELECT changed.head_row
FROM changed
WHERE FALSE;

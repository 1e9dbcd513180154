-- A text cut where the index cuts it (see parts_of), except for pairs of letters.
CREATE MACRO query_runs(txt) AS
regexp_extract_all(txt, run_pattern());

-- A text with one space in place of all that is between its words. What has one already is left as it is: so a match is
-- made for each stop and comma, not for each word.
CREATE MACRO spaced(txt) AS
regexp_replace(txt, '[^\p{L}\p{N}\p{M} ][^\p{L}\p{N}\p{M}]*| [^\p{L}\p{N}\p{M}]+', ' ', 'g');

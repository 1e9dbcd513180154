-- Words as sequences of letters and digits of any script, folded.
CREATE MACRO words_of(txt) AS regexp_extract_all(lower(strip_accents(txt)), '[\p{L}\p{N}\p{M}]+');

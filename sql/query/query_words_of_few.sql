-- As query_words, for a few short texts: the pattern is compiled for each of them (2 ms), and not at all without any.
CREATE MACRO query_words_of_few(txt) AS
regexp_extract_all(txt, left(txt, 0) || word_pattern());

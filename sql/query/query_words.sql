-- The words of a text in order.
CREATE MACRO query_words(txt) AS
regexp_extract_all(txt, word_pattern());

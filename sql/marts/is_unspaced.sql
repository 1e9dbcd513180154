-- Scripts without spaces between words: there a word is found anywhere in a sequence of letters.
CREATE MACRO is_unspaced(txt) AS
regexp_matches(txt, '[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]');

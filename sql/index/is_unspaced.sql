-- Scripts that put no space between words: there a word is found anywhere in a run of letters.
CREATE TEMP MACRO is_unspaced(txt) AS
regexp_matches(txt, '[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]');

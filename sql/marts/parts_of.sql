-- What the index counts: words; in scripts without spaces between words, each pair of letters, and the last letter
-- alone.
CREATE MACRO parts_of(txt) AS
CASE
    WHEN is_unspaced(txt)
        THEN flatten(
            list_transform(
                regexp_extract_all(
                    regexp_replace(
                        txt,
                        '([\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]+)', ' \1 ', 'g'
                    ),
                    '[\p{L}\p{N}\p{M}]+'
                ),
                LAMBDA word: CASE
                    WHEN is_unspaced(word)
                        THEN list_transform(range(1, length(word) + 1), LAMBDA i: substring(word, i, 2))
                    ELSE [word]
                END
            )
        )
    ELSE regexp_extract_all(txt, '[\p{L}\p{N}\p{M}]+')
END;

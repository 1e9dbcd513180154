-- What the index counts: words; in scripts without spaces between words, each pair of letters, and the last letter
-- alone. So there are as many as query_words has, and each begins where one of those does.
CREATE MACRO parts_of(txt) AS
CASE
    WHEN is_unspaced(txt)
        THEN flatten(
            list_transform(
                query_runs(txt),
                LAMBDA word: CASE
                    WHEN is_unspaced(word) THEN query_pairs(word)
                    ELSE [word]
                END
            )
        )
    ELSE regexp_extract_all(txt, '[\p{L}\p{N}\p{M}]+')
END;

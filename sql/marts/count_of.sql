-- How often a word stands in a text, both folded: split at it, and look at what touches it. Splitting costs a tenth of
-- cutting the whole text into words. In scripts without spaces between words it may touch anything.
CREATE MACRO count_of(txt, term) AS
list_transform(
    [string_split(txt, term)],
    LAMBDA parts: len(
        list_filter(
            range(1, len(parts)),
            LAMBDA i: is_unspaced(term)
            OR (
                CASE parts[i] WHEN '' THEN i = 1 ELSE NOT regexp_matches(parts[i], '[\p{L}\p{N}\p{M}]$') END
                AND CASE parts[i + 1]
                    WHEN '' THEN i + 1 = len(parts) ELSE NOT regexp_matches(parts[i + 1], '^[\p{L}\p{N}\p{M}]')
                END
            )
        )
    )
)[1];

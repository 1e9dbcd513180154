-- The terms that the words of a query are counted under, in any language, found through the forms seen in articles. A
-- word never seen is replaced by the one most like it: the same except for a short ending.
CREATE MACRO search_terms(words) AS TABLE
    WITH
    asked AS (SELECT unnest(regexp_extract_all(lower(words), '[\p{L}\p{N}\p{M}]+')) AS word),

    split AS (
        SELECT DISTINCT
            folded(asked.word) AS word,
            folded(unnest(parts_of(asked.word))) AS part,
            length(asked.word) AS letters
        FROM asked
    ),

    parts AS (
        SELECT
            split.word,
            split.part,
            -- In a script without spaces the last letter of a word is a part by itself, so that each letter is found
            -- from its left.
            length(split.part) = 1 AND is_unspaced(split.part) AS is_letter
        FROM split
        WHERE split.part <> '' AND (split.letters = 1 OR length(split.part) > 1 OR NOT is_unspaced(split.part))
    ),

    met AS (
        SELECT
            parts.word,
            parts.part,
            forms.term
        FROM parts
        INNER JOIN search_forms AS forms ON parts.part = forms.folded
        UNION
        SELECT
            parts.word,
            parts.part,
            forms.term
        FROM parts
        INNER JOIN search_forms AS forms ON parts.is_letter AND starts_with(forms.folded, parts.part)
    ),

    unmet AS (
        SELECT
            parts.word,
            parts.part,
            length(parts.part) AS letters
        FROM parts
        ANTI JOIN met ON parts.part = met.part
        WHERE length(parts.part) > 4 AND NOT is_unspaced(parts.part)
    ),

    alike AS (
        SELECT
            unmet.word,
            unmet.part,
            unmet.letters,
            forms.folded,
            forms.term,
            CASE
                WHEN starts_with(forms.folded, unmet.part) THEN unmet.letters
                WHEN starts_with(forms.folded, left(unmet.part, -1)) THEN unmet.letters - 1
                WHEN starts_with(forms.folded, left(unmet.part, -2)) THEN unmet.letters - 2
                WHEN starts_with(forms.folded, left(unmet.part, -3)) THEN unmet.letters - 3
            END AS shared
        FROM unmet
        INNER JOIN search_forms AS forms ON left(unmet.part, 4) = left(forms.folded, 4)
    ),

    guessed AS (
        SELECT
            alike.word,
            alike.part,
            alike.term
        FROM alike
        WHERE alike.shared >= 4 AND length(alike.folded) - alike.shared <= 3
        QUALIFY
            rank() OVER (
                PARTITION BY alike.part
                ORDER BY alike.shared DESC, length(alike.folded) ASC
            ) = 1
    ),

    found AS (
        SELECT met.* FROM met
        UNION
        SELECT guessed.* FROM guessed
    ),

    numbered AS (
        SELECT
            parts.word,
            parts.part,
            row_number() OVER (ORDER BY parts.word, parts.part) - 1 AS number
        FROM parts
        QUALIFY number < 62
    ),

    final AS (
        SELECT
            numbered.word,
            numbered.part,
            cast(1 AS bigint) << numbered.number AS bit,
            found.term
        FROM numbered
        LEFT JOIN found ON numbered.word = found.word AND numbered.part = found.part
    )

    SELECT * FROM final;

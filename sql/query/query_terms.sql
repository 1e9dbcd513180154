-- What a query asks the index for, as terms: the words and phrases of its leaves, the forms that a word stands for, and
-- the terms under which those are counted.
CREATE MACRO query_terms(query) AS TABLE
    WITH RECURSIVE
    -- spliced: query_parsed
    parsed AS MATERIALIZED (
        SELECT
            CASE WHEN query_parsed.mistake IS NULL THEN query_parsed.rpn ELSE error(query_parsed.mistake) END AS rpn,
            query_parsed.leaves
        FROM query_parsed
    ),

    sought AS MATERIALIZED (
        SELECT unnest(parsed.leaves, recursive := TRUE)
        FROM parsed
        WHERE parsed.rpn IS NOT NULL
    ),

    items AS MATERIALIZED (
        SELECT
            sought.leaf,
            sought.field,
            1 AS item,
            sought.shape,
            sought.is_exact,
            sought.txt
        FROM sought
        WHERE sought.shape IN ('word', 'prefix', 'phrase') AND coalesce(sought.field IN ('title', 'lead', 'body'), TRUE)
        UNION ALL
        SELECT
            sought.leaf,
            sought.field,
            unnest([1, 2]) AS item,
            unnest([sought.items[1].shape, sought.items[2].shape]) AS shape,
            unnest([sought.items[1].is_exact, sought.items[2].is_exact]) AS is_exact,
            unnest([sought.items[1].txt, sought.items[2].txt]) AS txt
        FROM sought
        WHERE sought.shape = 'near'
    ),

    -- The words of an item in their order. stem: in any form; form: as it is but for case and accents; exact: to the
    -- letter.
    slots AS MATERIALIZED (
        SELECT
            cut.leaf,
            cut.field,
            cut.item,
            cut.slot,
            len(cut.words) AS slots,
            cut.words[cut.slot] AS word,
            CASE
                WHEN is_unspaced(cut.words[cut.slot]) THEN 'letter'
                WHEN cut.is_exact THEN 'exact'
                WHEN cut.shape = 'prefix' AND cut.slot = len(cut.words) THEN 'prefix'
                WHEN cut.shape = 'word' AND len(cut.words) = 1 THEN 'stem'
                ELSE 'form'
            END AS mode
        FROM (
            SELECT
                worded.*,
                unnest(range(1, len(worded.words) + 1)) AS slot
            FROM (
                SELECT
                    items.*,
                    query_words(items.txt) AS words
                FROM items
            ) AS worded
        ) AS cut
    ),

    -- What the index is sought for: words, and of scripts without spaces each pair of letters, or one letter. place:
    -- how many words of the item are before it. probe: the number of the slot, or above a million one of the pair.
    probes AS MATERIALIZED (
        SELECT
            slots.leaf,
            slots.item,
            slots.slot AS probe,
            slots.slot - 1 AS place,
            slots.mode,
            slots.word
        FROM slots
        WHERE slots.mode <> 'letter'
        UNION ALL
        SELECT
            pairs.leaf,
            pairs.item,
            1000000 * pairs.run_number + pairs.pair AS probe,
            pairs.words_before + pairs.pair - 1 AS place,
            CASE WHEN length(pairs.run) = 1 THEN 'letter' ELSE 'pair' END AS mode,
            lower(substring(pairs.run, pairs.pair, 2)) AS word
        FROM (
            SELECT
                placed_runs.*,
                unnest(range(1, greatest(2, length(placed_runs.run)))) AS pair
            FROM (
                SELECT
                    runs.*,
                    coalesce(
                        sum(CASE WHEN is_unspaced(runs.run) THEN length(runs.run) ELSE 1 END) OVER (
                            PARTITION BY runs.leaf, runs.item
                            ORDER BY runs.run_number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
                        ), 0
                    ) AS words_before
                FROM (
                    SELECT
                        unspaced.leaf,
                        unspaced.item,
                        unnest(unspaced.runs) AS run,
                        generate_subscripts(unspaced.runs, 1) AS run_number
                    FROM (
                        SELECT
                            items.leaf,
                            items.item,
                            regexp_extract_all(items.txt, left(items.txt, 0) || run_pattern()) AS runs
                        FROM items
                        WHERE is_unspaced(items.txt)
                    ) AS unspaced
                ) AS runs
            ) AS placed_runs
            WHERE is_unspaced(placed_runs.run)
        ) AS pairs
    ),

    -- Not kept: DuckDB then compares the sought words as it reads the column, and reads the others where one is.
    forms AS NOT MATERIALIZED (
        SELECT
            forms.form,
            forms.stemmer,
            forms.folded,
            forms.term
        FROM internal.search_forms AS forms
    ),

    -- Forms that a word stands for: those that it is but for case, and accents.
    same AS MATERIALIZED (
        SELECT
            probes.leaf,
            probes.item,
            probes.probe,
            probes.mode,
            probes.word,
            forms.*
        FROM probes
        INNER JOIN forms ON folded(probes.word) = forms.folded
        WHERE
            probes.mode IN ('stem', 'form')
            OR (probes.mode IN ('exact', 'pair') AND forms.form = lower(probes.word))
        UNION ALL
        SELECT
            probes.leaf,
            probes.item,
            probes.probe,
            probes.mode,
            probes.word,
            forms.*
        FROM probes
        INNER JOIN forms
            ON
                (probes.mode = 'prefix' AND starts_with(forms.folded, folded(probes.word)))
                OR (probes.mode = 'letter' AND starts_with(forms.form, probes.word))
        WHERE probes.mode IN ('prefix', 'letter')
    ),

    -- A word that no article has stands for those most like it: the same but for a short ending.
    unmet AS MATERIALIZED (
        SELECT
            probes.*,
            folded(probes.word) AS part,
            length(folded(probes.word)) AS letters
        FROM probes
        ANTI JOIN same ON probes.leaf = same.leaf AND probes.item = same.item AND probes.probe = same.probe
        WHERE probes.mode = 'stem' AND length(folded(probes.word)) > 4
    ),

    alike AS (
        SELECT
            unmet.leaf,
            unmet.item,
            unmet.probe,
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
        INNER JOIN forms ON left(unmet.part, 4) = left(forms.folded, 4)
    ),

    guessed AS (
        SELECT
            alike.leaf,
            alike.item,
            alike.probe,
            alike.term
        FROM alike
        WHERE alike.shared >= 4 AND alike.shared >= 0.7 * alike.letters AND length(alike.folded) - alike.shared <= 3
        QUALIFY
            rank() OVER (
                PARTITION BY alike.leaf, alike.item, alike.probe
                ORDER BY alike.shared DESC, length(alike.folded) ASC
            ) = 1
    ),

    stems AS MATERIALIZED (
        SELECT
            same.leaf,
            same.item,
            same.probe,
            same.term
        FROM same
        WHERE same.mode = 'stem'
        UNION
        SELECT
            guessed.leaf,
            guessed.item,
            guessed.probe,
            guessed.term
        FROM guessed
    ),

    -- Terms with their forms by number, and 0 for those of all forms, under which articles without positions are
    -- counted.
    same_terms AS (
        SELECT
            same.leaf,
            same.item,
            same.probe,
            same.term,
            cast(unnest([0, form_digest(same.form)]) AS usmallint) AS form,
            same.mode <> 'exact' OR lower(same.word) = upper(same.word) AS is_without_case
        FROM same
        WHERE same.mode <> 'stem'
    ),

    counted_forms AS (
        SELECT
            counted.term,
            counted.form,
            count(*) AS forms
        FROM (
            SELECT
                forms.term,
                cast(unnest([0, form_digest(forms.form)]) AS usmallint) AS form
            FROM forms
            SEMI JOIN (
                SELECT same.term FROM same
                WHERE same.mode <> 'stem'
            ) AS unsure
                ON forms.term = unsure.term
        ) AS counted
        GROUP BY counted.term, counted.form
    ),

    -- A term is sure where whatever is counted under it is what is looked for. form null: any.
    final AS MATERIALIZED (
        SELECT
            stems.leaf,
            stems.item,
            stems.probe,
            stems.term,
            cast(NULL AS usmallint) AS form,
            TRUE AS is_sure
        FROM stems
        UNION ALL
        SELECT
            same_terms.leaf,
            same_terms.item,
            same_terms.probe,
            same_terms.term,
            same_terms.form,
            count(*) = any_value(counted_forms.forms) AND bool_and(same_terms.is_without_case) AS is_sure
        FROM same_terms
        INNER JOIN counted_forms ON same_terms.term = counted_forms.term AND same_terms.form = counted_forms.form
        GROUP BY same_terms.leaf, same_terms.item, same_terms.probe, same_terms.term, same_terms.form
    )

    SELECT * FROM final;

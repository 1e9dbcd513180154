-- Where the articles of `chosen` (document, head_row, content_row) have what is looked for: places of words in title,
-- lead and body. A lead that the body begins with is read there. Of a near: from the one to the other.
CREATE MACRO query_places(query) AS TABLE
    WITH RECURSIVE
    chosen_rows AS MATERIALIZED (
        SELECT chosen.content_row FROM chosen
        WHERE chosen.content_row >= 0
    ),

    -- The widest gap between the texts: they are read before it and behind it, and not what lies in it. The newest are
    -- often at both ends of the table, where loads have put them since the last sorting.
    gaps AS (
        SELECT
            chosen_rows.content_row,
            chosen_rows.content_row - lag(chosen_rows.content_row) OVER (ORDER BY chosen_rows.content_row) AS gap
        FROM chosen_rows
    ),

    widest_gap AS MATERIALIZED (
        SELECT coalesce(arg_max(gaps.content_row, gaps.gap), 0) AS ends_at
        FROM gaps
    ),

    rows_before AS MATERIALIZED (
        SELECT chosen_rows.content_row FROM chosen_rows
        WHERE chosen_rows.content_row < (SELECT widest_gap.ends_at FROM widest_gap)
    ),

    rows_behind AS MATERIALIZED (
        SELECT chosen_rows.content_row FROM chosen_rows
        WHERE chosen_rows.content_row >= (SELECT widest_gap.ends_at FROM widest_gap)
    ),

    chosen_contents AS (
        SELECT
            contents.content_row,
            contents.title,
            contents.lead,
            contents.body
        FROM internal.content_rows AS contents
        SEMI JOIN rows_before ON contents.content_row = rows_before.content_row
        UNION ALL
        SELECT
            contents.content_row,
            contents.title,
            contents.lead,
            contents.body
        FROM internal.content_rows AS contents
        SEMI JOIN rows_behind ON contents.content_row = rows_behind.content_row
    ),

    chosen_heads AS (
        SELECT chosen.head_row FROM chosen
        WHERE chosen.head_row >= 0
    ),

    chosen_stemmers AS MATERIALIZED (
        SELECT
            heads.head_row,
            coalesce(languages.stemmer, '') AS stemmer
        FROM heads_of_all AS heads
        SEMI JOIN chosen_heads ON heads.head_row = chosen_heads.head_row
        LEFT JOIN languages ON heads.language = languages.code
    ),

    chosen_texts AS MATERIALIZED (
        SELECT
            chosen.document,
            chosen_stemmers.stemmer,
            texts.field,
            texts.txt,
            query_words_of_text(texts.txt) AS words
        FROM (
            SELECT
                contents.content_row,
                unnest(['title', 'lead', 'body']) AS field,
                unnest(
                    [
                        contents.title,
                        CASE WHEN NOT starts_with(contents.body, contents.lead) THEN contents.lead END,
                        contents.body
                    ]
                ) AS txt
            FROM chosen_contents AS contents
        ) AS texts
        INNER JOIN chosen ON texts.content_row = chosen.content_row
        INNER JOIN chosen_stemmers ON chosen.head_row = chosen_stemmers.head_row
        WHERE texts.txt IS NOT NULL
    ),

    chosen_words AS (
        SELECT
            chosen_texts.document,
            chosen_texts.stemmer,
            chosen_texts.field,
            unnest(chosen_texts.words) AS word,
            generate_subscripts(chosen_texts.words, 1) AS position
        FROM chosen_texts
    ),

    chosen_filled AS (
        SELECT
            chosen_words.document,
            chosen_words.field,
            chosen_words.position,
            fillers.leaf,
            fillers.item,
            fillers.slot,
            fillers.slots
        FROM chosen_words
        INNER JOIN fillers ON lower(chosen_words.word) = fillers.form
        INNER JOIN sought ON fillers.leaf = sought.leaf
        WHERE
            sought.is_wanted
            AND (fillers.field IS NULL OR fillers.field = chosen_words.field)
            AND (fillers.stemmer IS NULL OR fillers.stemmer = chosen_words.stemmer)
            AND (fillers.word IS NULL OR fillers.word = chosen_words.word)
    ),

    chosen_spans AS MATERIALIZED (
        SELECT
            chosen_filled.document,
            chosen_filled.field,
            chosen_filled.leaf,
            chosen_filled.item,
            chosen_filled.position - chosen_filled.slot + 1 AS first_word,
            any_value(chosen_filled.position - chosen_filled.slot + chosen_filled.slots) AS last_word
        FROM chosen_filled
        GROUP BY
            chosen_filled.document, chosen_filled.field, chosen_filled.leaf, chosen_filled.item,
            chosen_filled.position - chosen_filled.slot
        HAVING count(DISTINCT chosen_filled.slot) = any_value(chosen_filled.slots)
    ),

    -- Two leaves may mean the same words.
    final AS MATERIALIZED (
        SELECT DISTINCT
            spans.document,
            spans.field,
            spans.first_word,
            spans.last_word
        FROM chosen_spans AS spans
        INNER JOIN sought ON spans.leaf = sought.leaf
        WHERE sought.shape <> 'near'
        UNION
        SELECT
            one.document,
            one.field,
            least(one.first_word, other.first_word) AS first_word,
            greatest(one.last_word, other.last_word) AS last_word
        FROM chosen_spans AS one
        INNER JOIN sought ON one.leaf = sought.leaf
        INNER JOIN chosen_spans AS other
            ON
                one.document = other.document
                AND one.leaf = other.leaf
                AND one.field = other.field
                AND one.item < other.item
        WHERE
            sought.shape = 'near'
            AND (
                other.first_word - one.last_word BETWEEN 1 AND sought.distance
                OR one.first_word - other.last_word BETWEEN 1 AND sought.distance
            )
    )

    SELECT * FROM final;

-- The articles that answer a query, without a score. First the postings say which may have what is looked for; then
-- the positions in them, where the words of phrases and distances stand to each other, and in which fields. What they
-- cannot say (exact forms; articles that were indexed without positions) is looked up in the texts of those articles
-- alone whose answer depends on it.
CREATE MACRO query_answers(query) AS TABLE
    WITH RECURSIVE
    -- spliced: query_possible
    heads_of_all AS NOT MATERIALIZED (
        SELECT heads.* FROM internal.head_rows AS heads
    ),

    settings AS (
        SELECT
            settings.source,
            settings.labels
        FROM internal.source_settings AS settings
    ),

    source_names AS (
        SELECT settings.source FROM settings
        UNION
        SELECT articles.source FROM indexed AS articles
        WHERE EXISTS (
            SELECT 1 FROM sought
            WHERE sought.field = 'source'
        )
    ),

    named_sources AS MATERIALIZED (
        SELECT
            sought.leaf,
            list(source_names.source) FILTER (
                WHERE
                lower(source_names.source) = lower(sought.txt)
                OR (sought.shape = 'prefix' AND starts_with(lower(source_names.source), lower(sought.txt)))
            ) AS sources
        FROM sought
        CROSS JOIN source_names
        WHERE sought.field = 'source'
        GROUP BY sought.leaf
    ),

    likest_sources AS (
        SELECT
            sought.leaf,
            source_names.source
        FROM sought
        CROSS JOIN source_names
        WHERE sought.field = 'source'
        QUALIFY
            row_number() OVER (
                PARTITION BY sought.leaf
                ORDER BY jaro_winkler_similarity(source_names.source, lower(sought.txt)) DESC, source_names.source ASC
            ) <= 3
    ),

    alike_sources AS (
        SELECT
            likest_sources.leaf,
            string_agg(likest_sources.source, ', ' ORDER BY likest_sources.source) AS sources
        FROM likest_sources
        GROUP BY likest_sources.leaf
    ),

    label_names AS (
        SELECT DISTINCT unnest(map_keys(settings.labels)) AS label
        FROM settings
    ),

    labelled AS MATERIALIZED (
        SELECT
            sought.leaf,
            (SELECT list(label_names.label ORDER BY label_names.label) FROM label_names) AS labels,
            list(settings.source) FILTER (
                WHERE
                lower(settings.labels[sought.field[7:]]) = lower(sought.txt)
                OR (
                    sought.shape = 'prefix' AND starts_with(lower(settings.labels[sought.field[7:]]), lower(sought.txt))
                )
            ) AS sources
        FROM sought
        INNER JOIN settings ON TRUE
        WHERE starts_with(sought.field, 'label.')
        GROUP BY sought.leaf, sought.field, sought.txt, sought.shape
    ),

    of_sources AS MATERIALIZED (
        SELECT
            named_sources.leaf,
            coalesce(named_sources.sources, error(
                concat(
                    'There is no source ', sought.txt, '. Did you mean ',
                    alike_sources.sources, '?', chr(10), replace(query, chr(10), ' '), chr(10),
                    repeat(' ', sought.position), repeat('^', sought.letters)
                )
            )) AS sources
        FROM named_sources
        INNER JOIN sought ON named_sources.leaf = sought.leaf
        INNER JOIN alike_sources ON named_sources.leaf = alike_sources.leaf
        UNION ALL
        SELECT
            labelled.leaf,
            CASE
                WHEN NOT coalesce(list_contains(labelled.labels, sought.field[7:]), FALSE)
                    THEN
                        error(
                            concat(
                                'There is no label ', sought.field[7:], '. Did you mean ',
                                coalesce(array_to_string(labelled.labels, ', '), 'another field'), '?', chr(10),
                                replace(query, chr(10), ' '), chr(10), repeat(' ', sought.position),
                                repeat('^', sought.letters)
                            )
                        )
                ELSE coalesce(labelled.sources, [])
            END AS sources
        FROM labelled
        INNER JOIN sought ON labelled.leaf = sought.leaf
    ),

    plain_facts AS (
        SELECT sought.* FROM sought
        WHERE sought.shape IN ('all', 'date') OR (sought.field = 'lang')
    ),

    plain_heads AS (
        SELECT
            plain_facts.leaf,
            heads.head_row
        FROM plain_facts
        INNER JOIN heads_of_all AS heads ON TRUE
        WHERE
            CASE plain_facts.shape
                WHEN 'date'
                    THEN
                        heads.published_on >= coalesce(plain_facts.first_day, heads.published_on)
                        AND heads.published_on <= coalesce(plain_facts.last_day, heads.published_on)
                WHEN 'word' THEN heads.language = lower(plain_facts.txt)
            END
    ),

    values_wanted AS (
        SELECT
            sought.leaf,
            sought.field,
            sought.is_exact,
            sought.txt,
            ' '
            || array_to_string(query_words_of_few(folded(sought.txt)), ' ')
            || CASE sought.shape WHEN 'prefix' THEN '' ELSE ' ' END
                AS words
        FROM sought
        WHERE sought.field IN ('tag', 'section', 'agency', 'author')
    ),

    values_of_heads AS (
        SELECT
            values_wanted.leaf,
            values_wanted.is_exact,
            values_wanted.txt,
            values_wanted.words,
            heads.head_row,
            unnest(
                CASE values_wanted.field
                    WHEN 'tag' THEN heads.tags
                    WHEN 'section' THEN [heads.section]
                    ELSE [heads.agency, heads.agency_written]
                END
            ) AS value
        FROM values_wanted
        INNER JOIN heads_of_all AS heads ON TRUE
        WHERE values_wanted.field IN ('tag', 'section', 'agency')
    ),

    values_of_contents AS (
        SELECT
            values_wanted.leaf,
            values_wanted.is_exact,
            values_wanted.txt,
            values_wanted.words,
            contents.content_row,
            unnest(contents.authors) AS value
        FROM values_wanted
        INNER JOIN internal.content_rows AS contents ON TRUE
        WHERE values_wanted.field = 'author'
    ),

    facts AS (
        SELECT
            of_sources.leaf,
            articles.document
        FROM (
            SELECT
                of_sources.leaf,
                unnest(of_sources.sources) AS source
            FROM of_sources
        ) AS of_sources
        INNER JOIN indexed AS articles ON of_sources.source = articles.source
        UNION ALL
        SELECT
            plain_facts.leaf,
            articles.document
        FROM plain_facts
        INNER JOIN indexed AS articles ON TRUE
        WHERE plain_facts.shape = 'all'
        UNION ALL
        SELECT
            plain_heads.leaf,
            articles.document
        FROM plain_heads
        INNER JOIN indexed AS articles ON plain_heads.head_row = articles.head_row
        UNION ALL
        SELECT
            values_of_heads.leaf,
            articles.document
        FROM values_of_heads
        INNER JOIN indexed AS articles ON values_of_heads.head_row = articles.head_row
        WHERE
            query_has_value(values_of_heads.value, values_of_heads.is_exact, values_of_heads.txt, values_of_heads.words)
        UNION ALL
        SELECT
            values_of_contents.leaf,
            articles.document
        FROM values_of_contents
        INNER JOIN indexed AS articles ON values_of_contents.content_row = articles.content_row
        WHERE
            query_has_value(
                values_of_contents.value, values_of_contents.is_exact, values_of_contents.txt, values_of_contents.words
            )
    ),

    signs AS MATERIALIZED (
        SELECT
            query_possible.document,
            CASE WHEN query_possible.is_sure THEN 1::bigint << query_possible.leaf ELSE 0 END AS sure,
            CASE WHEN query_possible.is_sure THEN 0 ELSE 1::bigint << query_possible.leaf END AS maybe
        FROM query_possible
        UNION ALL
        SELECT
            facts.document,
            1::bigint << facts.leaf AS sure,
            0 AS maybe
        FROM facts
    ),

    marked AS (
        SELECT
            signs.document,
            bit_or(signs.sure) AS sure,
            bit_or(signs.maybe) AS maybe
        FROM signs
        GROUP BY signs.document
    ),

    -- Of what has nothing of all that is sought for, none is needed but for a query that excludes alone.
    unmarked AS (
        SELECT articles.document
        FROM indexed AS articles
        ANTI JOIN signs ON articles.document = signs.document
        WHERE (SELECT query_verdict(parsed.rpn, 0, 0) FROM parsed) = 2
    ),

    known AS MATERIALIZED (
        SELECT marked.* FROM marked
        UNION ALL
        SELECT
            unmarked.document,
            0 AS sure,
            0 AS maybe
        FROM unmarked
    ),

    masks AS (
        SELECT DISTINCT
            known.sure,
            known.maybe
        FROM known
    ),

    verdicts AS (
        SELECT
            masks.sure,
            masks.maybe,
            query_verdict(parsed.rpn, masks.sure, masks.maybe) AS verdict
        FROM masks
        CROSS JOIN parsed
    ),

    judgements AS MATERIALIZED (
        SELECT
            known.document,
            known.sure,
            known.maybe,
            verdicts.verdict
        FROM known
        INNER JOIN verdicts ON known.sure = verdicts.sure AND known.maybe = verdicts.maybe
        WHERE verdicts.verdict > 0
    ),

    undecided AS (
        SELECT
            judgements.document,
            judgements.maybe
        FROM judgements
        WHERE judgements.verdict = 1
    ),

    -- What a word of a text must be to fill a slot. A stem depends on the language of the article.
    fillers AS MATERIALIZED (
        SELECT DISTINCT
            slots.leaf,
            slots.item,
            slots.slot,
            slots.slots,
            slots.field,
            forms.form,
            forms.stemmer,
            NULL::varchar AS word
        FROM slots
        INNER JOIN stems ON slots.leaf = stems.leaf AND slots.item = stems.item AND slots.slot = stems.probe
        INNER JOIN forms ON stems.term = forms.term
        WHERE slots.mode = 'stem'
        UNION ALL
        SELECT DISTINCT
            slots.leaf,
            slots.item,
            slots.slot,
            slots.slots,
            slots.field,
            same.form,
            NULL::varchar AS stemmer,
            CASE slots.mode WHEN 'exact' THEN slots.word END AS word
        FROM slots
        INNER JOIN same ON slots.leaf = same.leaf AND slots.item = same.item AND slots.slot = same.probe
        WHERE slots.mode <> 'stem'
        UNION ALL
        SELECT
            slots.leaf,
            slots.item,
            slots.slot,
            slots.slots,
            slots.field,
            lower(slots.word) AS form,
            NULL::varchar AS stemmer,
            NULL::varchar AS word
        FROM slots
        WHERE slots.mode = 'letter'
    ),

    doubted_heads AS (
        SELECT articles.head_row
        FROM indexed AS articles
        INNER JOIN undecided ON articles.document = undecided.document
        WHERE articles.head_row >= 0
    ),

    doubts AS MATERIALIZED (
        SELECT
            undecided.document,
            undecided.maybe,
            articles.content_row,
            coalesce(languages.stemmer, '') AS stemmer
        FROM undecided
        INNER JOIN indexed AS articles ON undecided.document = articles.document
        INNER JOIN (
            SELECT
                heads.head_row,
                heads.language
            FROM heads_of_all AS heads
            SEMI JOIN doubted_heads ON heads.head_row = doubted_heads.head_row
        ) AS heads ON articles.head_row = heads.head_row
        LEFT JOIN languages ON heads.language = languages.code
    ),

    -- A semi join with a filtered table, even if all rows pass, lets DuckDB skip rows as it reads them.
    -- As a list, because DuckDB cannot know how few they may be, and would read all texts to look for them among these.
    doubted_rows AS (
        SELECT listed.content_row
        FROM (
            SELECT unnest(list(doubts.content_row)) AS content_row
            FROM doubts
        ) AS listed
        WHERE listed.content_row >= 0
    ),

    doubted_texts AS MATERIALIZED (
        SELECT
            contents.content_row,
            contents.title,
            contents.lead,
            contents.body
        FROM internal.content_rows AS contents
        SEMI JOIN doubted_rows ON contents.content_row = doubted_rows.content_row
    ),

    doubted_fields AS (
        SELECT
            fields.content_row,
            fields.field,
            query_words_of_text(fields.txt) AS words
        FROM (
            SELECT
                doubted_texts.content_row,
                unnest(['title', 'lead', 'body']) AS field,
                unnest([doubted_texts.title, doubted_texts.lead, doubted_texts.body]) AS txt
            FROM doubted_texts
        ) AS fields
    ),

    doubted_words AS (
        SELECT
            doubts.document,
            doubts.maybe,
            doubts.stemmer,
            texts.field,
            unnest(texts.words) AS word,
            generate_subscripts(texts.words, 1) AS position
        FROM doubts
        INNER JOIN doubted_fields AS texts ON doubts.content_row = texts.content_row
    ),

    filled AS (
        SELECT
            doubted_words.document,
            doubted_words.field,
            doubted_words.position,
            fillers.leaf,
            fillers.item,
            fillers.slot,
            fillers.slots
        FROM doubted_words
        INNER JOIN fillers ON lower(doubted_words.word) = fillers.form
        WHERE
            (doubted_words.maybe >> fillers.leaf) & 1 = 1
            AND (fillers.field IS NULL OR fillers.field = doubted_words.field)
            AND (fillers.stemmer IS NULL OR fillers.stemmer = doubted_words.stemmer)
            AND (fillers.word IS NULL OR fillers.word = doubted_words.word)
    ),

    spans AS MATERIALIZED (
        SELECT
            filled.document,
            filled.field,
            filled.leaf,
            filled.item,
            filled.position - filled.slot + 1 AS first_word,
            any_value(filled.position - filled.slot + filled.slots) AS last_word
        FROM filled
        GROUP BY filled.document, filled.field, filled.leaf, filled.item, filled.position - filled.slot
        HAVING count(DISTINCT filled.slot) = any_value(filled.slots)
    ),

    confirmed AS MATERIALIZED (
        SELECT DISTINCT
            spans.document,
            spans.leaf
        FROM spans
        INNER JOIN sought ON spans.leaf = sought.leaf
        WHERE sought.shape <> 'near'
        UNION ALL
        SELECT DISTINCT
            one.document,
            one.leaf
        FROM spans AS one
        INNER JOIN sought ON one.leaf = sought.leaf
        INNER JOIN spans AS other
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
    ),

    looked_up AS MATERIALIZED (
        SELECT
            doubts.document,
            coalesce(bit_or(1::bigint << confirmed.leaf), 0) AS confirmed
        FROM doubts
        LEFT JOIN confirmed ON doubts.document = confirmed.document
        GROUP BY doubts.document
    ),

    settled AS MATERIALIZED (
        SELECT
            judgements.document,
            judgements.sure | looked_up.confirmed AS sure
        FROM judgements
        INNER JOIN looked_up ON judgements.document = looked_up.document
        WHERE judgements.verdict = 1
    ),

    settled_masks AS (
        SELECT DISTINCT settled.sure FROM settled
    ),

    settled_verdicts AS (
        SELECT
            settled_masks.sure,
            query_verdict(parsed.rpn, settled_masks.sure, 0) AS verdict
        FROM settled_masks
        CROSS JOIN parsed
    ),

    -- had: a bit for each leaf that counts for the score, those that may be among them where no text was read.
    answering AS (
        SELECT
            judgements.document,
            judgements.sure | judgements.maybe AS had,
            judgements.verdict
        FROM judgements
        WHERE judgements.verdict = 2
        UNION ALL
        SELECT
            settled.document,
            settled.sure AS had,
            settled_verdicts.verdict
        FROM settled
        INNER JOIN settled_verdicts ON settled.sure = settled_verdicts.sure
        WHERE settled_verdicts.verdict = 2
    ),

    final AS MATERIALIZED (
        SELECT
            articles.document,
            articles.source,
            articles.day,
            articles.head_row,
            articles.content_row,
            articles.length,
            answering.had,
            answering.verdict
        FROM answering
        INNER JOIN indexed AS articles ON answering.document = articles.document
    )

    SELECT * FROM final;

-- The articles that answer a query, each with its score. First the postings say which may have what is looked for; then
-- the positions in them, where the words of phrases and distances stand to each other, and in which fields. What they
-- cannot say (exact forms; articles that were indexed without positions) is looked up in the texts of those articles
-- alone whose answer depends on it.
CREATE MACRO query_hits(query) AS TABLE
WITH RECURSIVE
-- spliced: query_parsed
-- Each table is named once: finding the name of its database takes a millisecond (see tasks/pure/macros.py).
indexed AS (
    SELECT articles.* FROM internal.search_articles AS articles
),

heads_of_all AS (
    SELECT heads.* FROM internal.head_rows AS heads
),

settings AS (
    SELECT
        settings.source,
        settings.labels
    FROM internal.source_settings AS settings
),

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

-- The words of an item in their order. stem: in any form; form: as it is but for case and accents; exact: to the letter.
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
            items.*,
            query_words(items.txt) AS words,
            unnest(range(1, len(query_words(items.txt)) + 1)) AS slot
        FROM items
    ) AS cut
),

-- What the index is sought for: words, and of scripts without spaces each pair of letters, or one letter. place: how
-- many words of the item are before it.
probes AS MATERIALIZED (
    SELECT
        slots.leaf,
        slots.item,
        'word ' || slots.slot AS probe,
        slots.slot - 1 AS place,
        slots.mode,
        slots.word
    FROM slots
    WHERE slots.mode <> 'letter'
    UNION ALL
    SELECT
        pairs.leaf,
        pairs.item,
        'pair ' || pairs.run_number || ' ' || pairs.pair AS probe,
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
                    items.leaf,
                    items.item,
                    unnest(query_runs(items.txt)) AS run,
                    generate_subscripts(query_runs(items.txt), 1) AS run_number
                FROM items
            ) AS runs
        ) AS placed_runs
        WHERE is_unspaced(placed_runs.run)
    ) AS pairs
),

forms AS (
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

-- Terms with their forms by number, and 0 for those of all forms, under which articles without positions are counted.
same_terms AS (
    SELECT
        same.leaf,
        same.item,
        same.probe,
        same.term,
        cast(unnest([0, form_digest(same.form)]) AS USMALLINT) AS form,
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
            cast(unnest([0, form_digest(forms.form)]) AS USMALLINT) AS form
        FROM forms
        SEMI JOIN (SELECT same.term FROM same WHERE same.mode <> 'stem') AS unsure ON forms.term = unsure.term
    ) AS counted
    GROUP BY counted.term, counted.form
),

-- A term is sure where whatever is counted under it is what is looked for. form null: any.
terms AS MATERIALIZED (
    SELECT
        stems.leaf,
        stems.item,
        stems.probe,
        stems.term,
        cast(NULL AS USMALLINT) AS form,
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
),

-- Whether positions decide it: one word anywhere or in the title needs none.
needed AS MATERIALIZED (
    SELECT
        probes.leaf,
        count(*) AS probes,
        any_value(sought.field) AS field,
        count(*) > 1 OR coalesce(any_value(sought.field) <> 'title', FALSE) AS is_by_position
    FROM probes
    INNER JOIN sought ON probes.leaf = sought.leaf
    GROUP BY probes.leaf
),

-- Semi joins, and no more columns than terms has: DuckDB must see that these are few, and the postings many.
plain_terms AS MATERIALIZED (
    SELECT terms.*
    FROM terms
    SEMI JOIN (SELECT needed.leaf FROM needed WHERE NOT needed.is_by_position) AS plain ON terms.leaf = plain.leaf
),

placed_terms AS MATERIALIZED (
    SELECT terms.*
    FROM terms
    SEMI JOIN (SELECT needed.leaf FROM needed WHERE needed.is_by_position) AS by_position ON terms.leaf = by_position.leaf
),

placed_postings AS MATERIALIZED (
    SELECT
        placed_terms.leaf,
        placed_terms.item,
        placed_terms.probe,
        placed_terms.is_sure,
        postings.form,
        postings.document,
        postings.frequency,
        postings.in_title,
        postings.positions
    FROM internal.search_postings AS postings
    INNER JOIN placed_terms ON postings.term = placed_terms.term
    WHERE placed_terms.form IS NULL OR placed_terms.form = postings.form
),

-- Of a leaf only the articles that have its rarest word are looked at further.
rarest AS (
    SELECT
        counted.leaf,
        counted.item,
        counted.probe
    FROM (
        SELECT
            placed_postings.leaf,
            placed_postings.item,
            placed_postings.probe,
            count(*) AS postings
        FROM placed_postings
        GROUP BY placed_postings.leaf, placed_postings.item, placed_postings.probe
    ) AS counted
    QUALIFY row_number() OVER (PARTITION BY counted.leaf ORDER BY counted.postings, counted.item, counted.probe) = 1
),

with_rarest AS MATERIALIZED (
    SELECT DISTINCT
        placed_postings.leaf,
        placed_postings.document
    FROM placed_postings
    SEMI JOIN rarest
        ON placed_postings.leaf = rarest.leaf AND placed_postings.item = rarest.item AND placed_postings.probe = rarest.probe
),

met_postings AS MATERIALIZED (
    SELECT placed_postings.*
    FROM placed_postings
    SEMI JOIN with_rarest ON placed_postings.leaf = with_rarest.leaf AND placed_postings.document = with_rarest.document
),

probed AS (
    SELECT
        plain_terms.leaf,
        postings.document,
        sum(postings.frequency) AS frequency,
        sum(postings.in_title) AS in_title,
        bool_or(plain_terms.is_sure) AS is_sure,
        bool_or(plain_terms.is_sure AND postings.in_title > 0) AS is_sure_of_title,
        FALSE AS is_placed
    FROM internal.search_postings AS postings
    INNER JOIN plain_terms ON postings.term = plain_terms.term
    WHERE plain_terms.form IS NULL OR plain_terms.form = postings.form
    GROUP BY plain_terms.leaf, postings.document
    UNION ALL
    SELECT
        met_postings.leaf,
        met_postings.document,
        sum(met_postings.frequency) AS frequency,
        sum(met_postings.in_title) AS in_title,
        FALSE AS is_sure,
        FALSE AS is_sure_of_title,
        min(met_postings.form) > 0 AS is_placed
    FROM met_postings
    GROUP BY met_postings.leaf, met_postings.item, met_postings.probe, met_postings.document
),

collection AS MATERIALIZED (
    SELECT
        count(*) AS articles,
        greatest(avg(articles.length), 1) AS usual_length
    FROM indexed AS articles
),

candidates AS MATERIALIZED (
    SELECT
        probed.leaf,
        probed.document,
        min(probed.frequency) AS frequency,
        min(probed.in_title) AS in_title,
        bool_and(probed.is_placed) AS is_placed,
        CASE any_value(needed.field)
            WHEN 'title' THEN bool_and(probed.is_sure_of_title)
            ELSE bool_and(probed.is_sure)
        END AS is_sure
    FROM probed
    INNER JOIN needed ON probed.leaf = needed.leaf
    GROUP BY probed.leaf, probed.document
    HAVING count(*) = any_value(needed.probes) AND (any_value(needed.field) <> 'title' OR min(probed.in_title) > 0) IS NOT FALSE
),

placeable AS MATERIALIZED (
    SELECT
        candidates.leaf,
        candidates.document
    FROM candidates
    WHERE candidates.is_placed
),

-- ahead: how far the item's last word is from this one, as positions count.
places AS MATERIALIZED (
    SELECT
        probes.leaf,
        probes.item,
        probes.probe,
        sought.field,
        cast(4 * (slots.slots - 1 - probes.place) AS UINTEGER) AS ahead
    FROM probes
    INNER JOIN sought ON probes.leaf = sought.leaf
    INNER JOIN slots ON probes.leaf = slots.leaf AND probes.item = slots.item AND probes.place + 1 = slots.slot
),

-- Where an item would end, by each of its words. Positions are four times the number of a word and 0 in a title, 1 in a
-- lead, 2 in a body, 3 in a lead that the body begins with, which counts as 2 here. To intersect lists costs half of
-- what it costs to unnest and to group them, and far less memory.
placed_ends AS (
    SELECT
        postings.leaf,
        postings.item,
        postings.document,
        flatten(
            list(
                list_transform(
                    CASE places.field
                        WHEN 'title' THEN list_filter(postings.positions, LAMBDA position: position & 3 = 0)
                        WHEN 'lead' THEN list_filter(postings.positions, LAMBDA position: position & 1 = 1)
                        WHEN 'body' THEN list_filter(postings.positions, LAMBDA position: position & 2 = 2)
                        ELSE postings.positions
                    END,
                    LAMBDA position: position - (position & 3) // 3 + places.ahead
                )
            )
        ) AS ends,
        bool_and(postings.is_sure) AS is_sure
    FROM met_postings AS postings
    INNER JOIN places
        ON postings.leaf = places.leaf AND postings.item = places.item AND postings.probe = places.probe
    SEMI JOIN placeable ON postings.leaf = placeable.leaf AND postings.document = placeable.document
    GROUP BY postings.leaf, postings.item, postings.document, postings.probe
),

-- A table of its own: DuckDB would intersect twice, to filter and to select. Two lists without list_reduce cost half.
placed_items AS MATERIALIZED (
    SELECT
        found.leaf,
        found.item,
        found.document,
        CASE len(found.ends)
            WHEN 1 THEN found.ends[1]
            WHEN 2 THEN list_intersect(found.ends[1], found.ends[2])
            ELSE list_reduce(found.ends, LAMBDA one, other: list_intersect(one, other))
        END AS ends,
        found.is_sure
    FROM (
        SELECT
            placed_ends.leaf,
            placed_ends.item,
            placed_ends.document,
            list(placed_ends.ends) AS ends,
            bool_and(placed_ends.is_sure) AS is_sure
        FROM placed_ends
        GROUP BY placed_ends.leaf, placed_ends.item, placed_ends.document
    ) AS found
),

placed_spans AS MATERIALIZED (
    SELECT
        ends.leaf,
        ends.item,
        ends.document,
        ends.ending & 3 AS field,
        cast(ends.ending >> 2 AS INTEGER) - ends.words + 1 AS first_word,
        cast(ends.ending >> 2 AS INTEGER) AS last_word,
        ends.distance,
        ends.is_sure
    FROM (
        SELECT
            placed_items.leaf,
            placed_items.item,
            placed_items.document,
            unnest(placed_items.ends) AS ending,
            nears.words,
            nears.distance,
            placed_items.is_sure
        FROM placed_items
        INNER JOIN (
            SELECT
                slots.leaf,
                slots.item,
                slots.slots AS words,
                sought.distance
            FROM slots
            INNER JOIN sought ON slots.leaf = sought.leaf
            WHERE sought.shape = 'near' AND slots.slot = 1
        ) AS nears ON placed_items.leaf = nears.leaf AND placed_items.item = nears.item
    ) AS ends
),

placed_leaves AS (
    SELECT
        placed_items.leaf,
        placed_items.document,
        placed_items.is_sure
    FROM placed_items
    INNER JOIN sought ON placed_items.leaf = sought.leaf
    WHERE sought.shape <> 'near' AND len(placed_items.ends) > 0
    UNION ALL
    -- The second and third condition follow from the last: with them the join itself leaves out most pairs.
    SELECT
        one.leaf,
        one.document,
        one.is_sure AND other.is_sure AS is_sure
    FROM (
        SELECT
            placed_spans.*,
            placed_spans.first_word - placed_spans.distance AS earliest,
            placed_spans.last_word + placed_spans.distance AS latest
        FROM placed_spans
        WHERE placed_spans.item = 1
    ) AS one
    INNER JOIN (
        SELECT placed_spans.* FROM placed_spans
        WHERE placed_spans.item = 2
    ) AS other
        ON
            one.document = other.document AND one.leaf = other.leaf AND one.field = other.field
            AND one.earliest <= other.last_word AND one.latest >= other.first_word
    WHERE
        other.first_word - one.last_word BETWEEN 1 AND one.distance
        OR one.first_word - other.last_word BETWEEN 1 AND one.distance
),

-- What is left after that, each sure or not.
possible AS (
    SELECT
        candidates.leaf,
        candidates.document,
        candidates.frequency,
        candidates.in_title,
        candidates.is_sure
    FROM candidates
    WHERE NOT candidates.is_placed
    UNION ALL
    SELECT
        candidates.leaf,
        candidates.document,
        candidates.frequency,
        candidates.in_title,
        placed_leaves.is_sure
    FROM candidates
    INNER JOIN (
        SELECT
            placed_leaves.leaf,
            placed_leaves.document,
            bool_or(placed_leaves.is_sure) AS is_sure
        FROM placed_leaves
        GROUP BY placed_leaves.leaf, placed_leaves.document
    ) AS placed_leaves ON candidates.leaf = placed_leaves.leaf AND candidates.document = placed_leaves.document
    WHERE candidates.is_placed
),

-- BM25 (k1 1.2, b 0.75) over title, lead and body, a word of the title counted three times; a phrase counts like the
-- rarest of its words.
scored AS MATERIALIZED (
    SELECT
        possible.leaf,
        possible.document,
        possible.is_sure,
        sought.is_wanted::INTEGER
        * ln(
            1
            + (collection.articles - least(spread.documents, collection.articles) + 0.5)
            / (least(spread.documents, collection.articles) + 0.5)
        )
        * (possible.frequency + 2 * possible.in_title) * 2.2
        / (
            possible.frequency + 2 * possible.in_title
            + 1.2 * (0.25 + 0.75 * articles.length / collection.usual_length)
        ) AS score
    FROM possible
    INNER JOIN indexed AS articles ON possible.document = articles.document
    INNER JOIN sought ON possible.leaf = sought.leaf
    INNER JOIN (
        SELECT
            candidates.leaf,
            count(*) AS documents
        FROM candidates
        GROUP BY candidates.leaf
    ) AS spread ON possible.leaf = spread.leaf
    CROSS JOIN collection
),

source_names AS (
    SELECT settings.source FROM settings
    UNION
    SELECT articles.source FROM indexed AS articles
    WHERE EXISTS (SELECT 1 FROM sought WHERE sought.field = 'source')
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
            OR (sought.shape = 'prefix' AND starts_with(lower(settings.labels[sought.field[7:]]), lower(sought.txt)))
        ) AS sources
    FROM sought
    INNER JOIN settings ON TRUE
    WHERE starts_with(sought.field, 'label.')
    GROUP BY sought.leaf, sought.field, sought.txt, sought.shape
),

of_sources AS MATERIALIZED (
    SELECT
        named_sources.leaf,
        CASE
            WHEN named_sources.sources IS NULL
                THEN
                    error(
                        concat(
                            'There is no source ', sought.txt, '. Did you mean ',
                            alike_sources.sources, '?', chr(10), replace(query, chr(10), ' '), chr(10),
                            repeat(' ', sought.position), repeat('^', sought.letters)
                        )
                    )
            ELSE named_sources.sources
        END AS sources
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
        ' ' || array_to_string(query_words(folded(sought.txt)), ' ') || CASE sought.shape WHEN 'prefix' THEN '' ELSE ' ' END
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
    WHERE query_has_value(values_of_heads.value, values_of_heads.is_exact, values_of_heads.txt, values_of_heads.words)
    UNION ALL
    SELECT
        values_of_contents.leaf,
        articles.document
    FROM values_of_contents
    INNER JOIN indexed AS articles ON values_of_contents.content_row = articles.content_row
    WHERE query_has_value(values_of_contents.value, values_of_contents.is_exact, values_of_contents.txt, values_of_contents.words)
),

signs AS MATERIALIZED (
    SELECT
        scored.document,
        CASE WHEN scored.is_sure THEN cast(1 AS BIGINT) << scored.leaf ELSE 0 END AS sure,
        CASE WHEN scored.is_sure THEN 0 ELSE cast(1 AS BIGINT) << scored.leaf END AS maybe,
        scored.score
    FROM scored
    UNION ALL
    SELECT
        facts.document,
        cast(1 AS BIGINT) << facts.leaf AS sure,
        0 AS maybe,
        0 AS score
    FROM facts
),

known AS MATERIALIZED (
    SELECT
        signs.document,
        bit_or(signs.sure) AS sure,
        bit_or(signs.maybe) AS maybe,
        sum(signs.score) AS score
    FROM signs
    GROUP BY signs.document
    UNION ALL
    -- Of what has nothing of all that is sought for, none is needed but for a query that excludes alone.
    SELECT
        articles.document,
        0 AS sure,
        0 AS maybe,
        0 AS score
    FROM indexed AS articles
    ANTI JOIN signs ON articles.document = signs.document
    WHERE (SELECT query_verdict(parsed.rpn, 0, 0) FROM parsed) = 2
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
        known.score,
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
        cast(NULL AS VARCHAR) AS word
    FROM slots
    INNER JOIN stems ON slots.leaf = stems.leaf AND slots.item = stems.item AND stems.probe = 'word ' || slots.slot
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
        cast(NULL AS VARCHAR) AS stemmer,
        CASE slots.mode WHEN 'exact' THEN slots.word END AS word
    FROM slots
    INNER JOIN same ON slots.leaf = same.leaf AND slots.item = same.item AND same.probe = 'word ' || slots.slot
    WHERE slots.mode <> 'stem'
    UNION ALL
    SELECT
        slots.leaf,
        slots.item,
        slots.slot,
        slots.slots,
        slots.field,
        lower(slots.word) AS form,
        cast(NULL AS VARCHAR) AS stemmer,
        cast(NULL AS VARCHAR) AS word
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
doubted_rows AS (
    SELECT doubts.content_row FROM doubts
    WHERE doubts.content_row >= 0
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

doubted_words AS (
    SELECT
        doubts.document,
        doubts.maybe,
        doubts.stemmer,
        texts.field,
        unnest(texts.words) AS word,
        generate_subscripts(texts.words, 1) AS position
    FROM doubts
    INNER JOIN (
        SELECT
            doubted_texts.content_row,
            unnest(['title', 'lead', 'body']) AS field,
            unnest(
                [
                    query_words(doubted_texts.title),
                    query_words(doubted_texts.lead),
                    query_words(doubted_texts.body)
                ]
            ) AS words
        FROM doubted_texts
    ) AS texts ON doubts.content_row = texts.content_row
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
        ON one.document = other.document AND one.leaf = other.leaf AND one.field = other.field AND one.item < other.item
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
        coalesce(bit_or(cast(1 AS BIGINT) << confirmed.leaf), 0) AS confirmed
    FROM doubts
    LEFT JOIN confirmed ON doubts.document = confirmed.document
    GROUP BY doubts.document
),

refuted AS (
    SELECT
        scored.document,
        sum(scored.score) AS score
    FROM scored
    INNER JOIN looked_up ON scored.document = looked_up.document
    WHERE NOT scored.is_sure AND (looked_up.confirmed >> scored.leaf) & 1 = 0
    GROUP BY scored.document
),

settled AS MATERIALIZED (
    SELECT
        judgements.document,
        judgements.sure | looked_up.confirmed AS sure,
        judgements.score - coalesce(refuted.score, 0) AS score
    FROM judgements
    INNER JOIN looked_up ON judgements.document = looked_up.document
    LEFT JOIN refuted ON judgements.document = refuted.document
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

answering AS (
    SELECT
        judgements.document,
        judgements.score
    FROM judgements
    WHERE judgements.verdict = 2
    UNION ALL
    SELECT
        settled.document,
        settled.score
    FROM settled
    INNER JOIN settled_verdicts ON settled.sure = settled_verdicts.sure
    WHERE settled_verdicts.verdict = 2
),

final AS MATERIALIZED (
    SELECT
        articles.document,
        answering.score,
        articles.source,
        articles.day,
        articles.head_row,
        articles.content_row
    FROM answering
    INNER JOIN indexed AS articles ON answering.document = articles.document
)

SELECT * FROM final;

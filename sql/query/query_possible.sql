-- The articles that may have each leaf of a query, by the index alone: what its postings and the positions in them say.
-- is_sure: no text need be read to know it.
CREATE MACRO query_possible(query) AS TABLE
    WITH RECURSIVE
    -- spliced: query_terms
    -- Whether positions decide it: one word anywhere or in the title needs none.
    needed AS MATERIALIZED (
        SELECT
            probes.leaf,
            count(DISTINCT probes.item) AS items,
            any_value(sought.field) AS field,
            count(*) > 1 OR coalesce(any_value(sought.field) <> 'title', FALSE) AS is_by_position
        FROM probes
        INNER JOIN sought ON probes.leaf = sought.leaf
        GROUP BY probes.leaf
    ),

    plain AS (
        SELECT needed.leaf FROM needed
        WHERE NOT needed.is_by_position
    ),

    by_position AS (
        SELECT needed.leaf FROM needed
        WHERE needed.is_by_position
    ),

    -- Semi joins, and no more columns than there are: DuckDB must see that these are few, and the postings many.
    plain_terms AS MATERIALIZED (
        SELECT query_terms.*
        FROM query_terms
        SEMI JOIN plain ON query_terms.leaf = plain.leaf
    ),

    placed_terms AS MATERIALIZED (
        SELECT query_terms.*
        FROM query_terms
        SEMI JOIN by_position ON query_terms.leaf = by_position.leaf
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
            ON
                placed_postings.leaf = rarest.leaf
                AND placed_postings.item = rarest.item
                AND placed_postings.probe = rarest.probe
    ),

    -- ahead: how far the item's last word is from this one, as positions count. mark: a bit for each word of the item.
    places AS MATERIALIZED (
        SELECT
            probes.leaf,
            probes.item,
            probes.probe,
            sought.field,
            (4 * (slots.slots - 1 - probes.place))::uinteger AS ahead,
            1::bigint << ((row_number() OVER (PARTITION BY probes.leaf, probes.item ORDER BY probes.probe) - 1) % 60)
                AS mark
        FROM probes
        INNER JOIN sought ON probes.leaf = sought.leaf
        INNER JOIN slots ON probes.leaf = slots.leaf AND probes.item = slots.item AND probes.place + 1 = slots.slot
    ),

    sizes AS (
        SELECT
            places.leaf,
            places.item,
            count(*) AS probes,
            bit_or(places.mark) AS marks
        FROM places
        GROUP BY places.leaf, places.item
    ),

    -- Where an item would end, by each of its words. Positions are four times the number of a word and 0 in a title, 1
    -- in a lead, 2 in a body, 3 in a lead that the body begins with, which counts as 2 here. To compare lists costs
    -- a tenth of what it costs to unnest and to group them, and far less memory.
    placed_words AS (
        SELECT
            postings.leaf,
            postings.item,
            postings.probe,
            postings.document,
            postings.frequency,
            postings.in_title,
            postings.form,
            postings.is_sure,
            places.mark,
            list_transform(
                CASE places.field
                    WHEN 'title' THEN list_filter(postings.positions, LAMBDA position: position & 3 = 0)
                    WHEN 'lead' THEN list_filter(postings.positions, LAMBDA position: position & 1 = 1)
                    WHEN 'body' THEN list_filter(postings.positions, LAMBDA position: position & 2 = 2)
                    ELSE postings.positions
                END,
                LAMBDA position: position - (position & 3) // 3 + places.ahead
            ) AS ends
        FROM placed_postings AS postings
        INNER JOIN with_rarest ON postings.leaf = with_rarest.leaf AND postings.document = with_rarest.document
        INNER JOIN places
            ON postings.leaf = places.leaf AND postings.item = places.item AND postings.probe = places.probe
    ),

    gathered AS MATERIALIZED (
        SELECT
            words.leaf,
            words.item,
            words.document,
            count(*) AS postings,
            bit_or(words.mark) AS marks,
            min(words.frequency) AS frequency,
            min(words.in_title) AS in_title,
            min(words.form) > 0 AS is_placed,
            bool_and(words.is_sure) AS is_sure,
            list(words.ends) AS ends
        FROM placed_words AS words
        GROUP BY words.leaf, words.item, words.document
    ),

    -- An article that has several forms of one word of the item.
    several AS (
        SELECT
            gathered.leaf,
            gathered.item,
            gathered.document
        FROM gathered
        INNER JOIN sizes ON gathered.leaf = sizes.leaf AND gathered.item = sizes.item
        WHERE gathered.marks = sizes.marks AND (gathered.postings > sizes.probes OR sizes.probes > 60)
    ),

    several_words AS (
        SELECT
            words.leaf,
            words.item,
            words.document,
            sum(words.frequency) AS frequency,
            sum(words.in_title) AS in_title,
            min(words.form) > 0 AS is_placed,
            bool_and(words.is_sure) AS is_sure,
            flatten(list(words.ends)) AS ends
        FROM placed_words AS words
        SEMI JOIN several
            ON words.leaf = several.leaf AND words.item = several.item AND words.document = several.document
        GROUP BY words.leaf, words.item, words.document, words.probe
    ),

    -- The articles that have all words of an item.
    whole_items AS MATERIALIZED (
        SELECT
            gathered.leaf,
            gathered.item,
            gathered.document,
            gathered.frequency,
            gathered.in_title,
            gathered.is_placed,
            gathered.is_sure,
            gathered.ends
        FROM gathered
        INNER JOIN sizes ON gathered.leaf = sizes.leaf AND gathered.item = sizes.item
        WHERE gathered.marks = sizes.marks AND gathered.postings = sizes.probes AND sizes.probes <= 60
        UNION ALL
        SELECT
            words.leaf,
            words.item,
            words.document,
            min(words.frequency) AS frequency,
            min(words.in_title) AS in_title,
            bool_and(words.is_placed) AS is_placed,
            bool_and(words.is_sure) AS is_sure,
            list(words.ends) AS ends
        FROM several_words AS words
        INNER JOIN sizes ON words.leaf = sizes.leaf AND words.item = sizes.item
        GROUP BY words.leaf, words.item, words.document, sizes.probes
        HAVING count(*) = sizes.probes
    ),

    plain_probed AS (
        SELECT
            plain_terms.leaf,
            postings.document,
            sum(postings.frequency) AS frequency,
            sum(postings.in_title) AS in_title,
            bool_or(plain_terms.is_sure) AS is_sure,
            bool_or(plain_terms.is_sure AND postings.in_title > 0) AS is_sure_of_title
        FROM internal.search_postings AS postings
        INNER JOIN plain_terms ON postings.term = plain_terms.term
        WHERE plain_terms.form IS NULL OR plain_terms.form = postings.form
        GROUP BY plain_terms.leaf, postings.document
    ),

    whole_leaves AS (
        SELECT
            whole_items.leaf,
            whole_items.document,
            whole_items.frequency,
            whole_items.in_title,
            whole_items.is_placed
        FROM whole_items
        INNER JOIN needed ON whole_items.leaf = needed.leaf
        WHERE needed.items = 1
        UNION ALL
        SELECT
            whole_items.leaf,
            whole_items.document,
            min(whole_items.frequency) AS frequency,
            min(whole_items.in_title) AS in_title,
            bool_and(whole_items.is_placed) AS is_placed
        FROM whole_items
        INNER JOIN needed ON whole_items.leaf = needed.leaf
        WHERE needed.items > 1
        GROUP BY whole_items.leaf, whole_items.document, needed.items
        HAVING count(*) = needed.items
    ),

    -- What is looked for without positions is one word, so each of its articles has one row already.
    candidates AS MATERIALIZED (
        SELECT
            plain_probed.leaf,
            plain_probed.document,
            plain_probed.frequency,
            plain_probed.in_title,
            FALSE AS is_placed,
            CASE needed.field
                WHEN 'title' THEN plain_probed.is_sure_of_title
                ELSE plain_probed.is_sure
            END AS is_sure
        FROM plain_probed
        INNER JOIN needed ON plain_probed.leaf = needed.leaf
        WHERE (needed.field <> 'title' OR plain_probed.in_title > 0) IS NOT FALSE
        UNION ALL
        SELECT
            whole_leaves.leaf,
            whole_leaves.document,
            whole_leaves.frequency,
            whole_leaves.in_title,
            whole_leaves.is_placed,
            FALSE AS is_sure
        FROM whole_leaves
        INNER JOIN needed ON whole_leaves.leaf = needed.leaf
        WHERE (needed.field <> 'title' OR whole_leaves.in_title > 0) IS NOT FALSE
    ),

    -- A table of its own: DuckDB would compare twice, to filter and to select.
    placed_items AS MATERIALIZED (
        SELECT
            items.leaf,
            items.item,
            items.document,
            query_common(items.ends) AS ends,
            items.is_sure
        FROM whole_items AS items
        WHERE items.is_placed
    ),

    placed_spans AS MATERIALIZED (
        SELECT
            ends.leaf,
            ends.item,
            ends.document,
            ends.ending & 3 AS field,
            (ends.ending >> 2) - ends.words + 1 AS first_word,
            ends.ending >> 2 AS last_word,
            ends.distance,
            (ends.ending >> 2) - ends.words + 1 - ends.distance AS earliest,
            (ends.ending >> 2) + ends.distance AS latest,
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
        FROM placed_spans AS one
        INNER JOIN placed_spans AS other
            ON
                one.document = other.document AND one.leaf = other.leaf AND one.field = other.field
                AND one.item < other.item
                AND one.earliest <= other.last_word AND one.latest >= other.first_word
        WHERE
            other.first_word - one.last_word BETWEEN 1 AND one.distance
            OR one.first_word - other.last_word BETWEEN 1 AND one.distance
    ),

    -- What is left after that, each sure or not.
    final AS (
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
    )

    SELECT * FROM final;

-- The articles that may have each leaf of a query, by the index alone: what its postings and the positions in them say.
-- is_sure: no text need be read to know it. Some expressions are used by what is spliced in alone (noqa: ST03).
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

    -- Not kept: each reads the postings of its own words.
    postings AS NOT MATERIALIZED (
        SELECT
            postings.term,
            postings.form,
            postings.document,
            postings.frequency,
            postings.in_title,
            postings.positions
        FROM internal.search_postings AS postings
    ),

    -- Semi joins, and no more columns than there are: DuckDB must see that these are few, and the postings many.
    plain_terms AS MATERIALIZED (
        SELECT query_terms.*
        FROM query_terms
        SEMI JOIN plain ON query_terms.leaf = plain.leaf
    ),

    terms_by_position AS MATERIALIZED (
        SELECT query_terms.*
        FROM query_terms
        SEMI JOIN by_position ON query_terms.leaf = by_position.leaf
    ),

    -- number: of the word in its item, in the order of the text. gap: how far it is from the first, as positions count.
    places AS MATERIALIZED (
        SELECT
            probes.leaf,
            probes.item,
            probes.probe,
            sought.field,
            row_number() OVER (PARTITION BY probes.leaf, probes.item ORDER BY probes.place, probes.probe) AS number,
            count(*) OVER (PARTITION BY probes.leaf, probes.item) AS numbers,
            (4 * probes.place)::uinteger AS gap
        FROM probes
        INNER JOIN sought ON probes.leaf = sought.leaf
        SEMI JOIN by_position ON probes.leaf = by_position.leaf
    ),

    -- is_single: an article has at most one posting of the word.
    placed_terms AS MATERIALIZED ( -- noqa: ST03
        SELECT
            places.leaf,
            places.item,
            places.field,
            places.number,
            places.numbers,
            places.gap,
            terms.term,
            terms.form,
            terms.is_sure,
            count(DISTINCT terms.term) OVER of_word = 1
            AND count(DISTINCT nullif(terms.form, 0)) OVER of_word = 1
            AND count(terms.form) OVER of_word = count(*) OVER of_word
                AS is_single
        FROM terms_by_position AS terms
        INNER JOIN places
            ON terms.leaf = places.leaf AND terms.item = places.item AND terms.probe = places.probe
        WINDOW of_word AS (PARTITION BY terms.leaf, terms.item, terms.probe)
    ),

    -- Each table is named once: finding the name of its database takes a millisecond (see tasks/pure/macros.py).
    indexed AS (
        SELECT articles.* FROM internal.search_articles AS articles
    ),

    collection AS MATERIALIZED ( -- noqa: ST03
        SELECT
            count(*) AS articles,
            0.9 / greatest(avg(articles.length), 1) AS by_length
        FROM indexed AS articles
    ),

    -- spliced: query_postings
    -- Of a leaf only the articles that have its rarest word are looked at further, where that leaves out many.
    counted_words AS MATERIALIZED (
        SELECT
            query_postings.leaf,
            query_postings.item,
            query_postings.number,
            count(*) AS postings
        FROM query_postings
        GROUP BY query_postings.leaf, query_postings.item, query_postings.number
    ),

    rarest AS (
        SELECT
            counted_words.leaf,
            counted_words.item,
            counted_words.number
        FROM counted_words
        QUALIFY
            row_number() OVER (
                PARTITION BY counted_words.leaf
                ORDER BY counted_words.postings, counted_words.item, counted_words.number
            ) = 1
            AND 2 * counted_words.postings < max(counted_words.postings) OVER (PARTITION BY counted_words.leaf)
    ),

    with_rarest AS MATERIALIZED (
        SELECT DISTINCT
            query_postings.leaf,
            query_postings.document
        FROM query_postings
        SEMI JOIN rarest
            ON
                query_postings.leaf = rarest.leaf
                AND query_postings.item = rarest.item
                AND query_postings.number = rarest.number
    ),

    looked_at AS NOT MATERIALIZED (
        SELECT query_postings.* FROM query_postings
        SEMI JOIN with_rarest
            ON query_postings.leaf = with_rarest.leaf AND query_postings.document = with_rarest.document
        UNION ALL
        SELECT query_postings.* FROM query_postings
        ANTI JOIN rarest ON query_postings.leaf = rarest.leaf
    ),

    -- Positions are four times the number of a word and 0 in a title, 1 in a lead, 2 in a body, 3 in a lead that the
    -- body begins with.
    words_at AS NOT MATERIALIZED (
        SELECT
            looked_at.leaf,
            looked_at.item,
            looked_at.document,
            looked_at.number,
            looked_at.numbers,
            looked_at.gap,
            looked_at.frequency,
            looked_at.in_title,
            looked_at.form > 0 AS is_placed,
            looked_at.is_sure,
            looked_at.is_single,
            CASE
                WHEN looked_at.field IS NULL THEN looked_at.positions
                WHEN looked_at.field = 'title' THEN list_filter(looked_at.positions, LAMBDA position: position & 3 = 0)
                WHEN looked_at.field = 'lead' THEN list_filter(looked_at.positions, LAMBDA position: position & 1 = 1)
                ELSE list_filter(looked_at.positions, LAMBDA position: position & 2 = 2)
            END AS positions
        FROM looked_at
    ),

    placed_words AS MATERIALIZED (
        SELECT words_at.* EXCLUDE (is_single) FROM words_at
        WHERE words_at.is_single
        UNION ALL
        SELECT
            words_at.leaf,
            words_at.item,
            words_at.document,
            words_at.number,
            any_value(words_at.numbers) AS numbers,
            any_value(words_at.gap) AS gap,
            sum(words_at.frequency)::integer AS frequency,
            sum(words_at.in_title)::integer AS in_title,
            bool_and(words_at.is_placed) AS is_placed,
            bool_and(words_at.is_sure) AS is_sure,
            flatten(list(words_at.positions)) AS positions
        FROM words_at
        WHERE NOT words_at.is_single
        GROUP BY words_at.leaf, words_at.item, words_at.document, words_at.number
    ),

    -- Words are joined two by two, and then those: a join costs a sixth of what it costs to group lists. What is left
    -- of the positions is where a part of an item begins. Articles where nothing is left are kept to be counted.
    placed_pairs AS MATERIALIZED (
        SELECT
            one.leaf,
            one.item,
            one.document,
            (one.number + 1) // 2 AS number,
            (one.numbers + 1) // 2 AS numbers,
            one.gap,
            least(one.frequency, other.frequency) AS frequency,
            least(one.in_title, other.in_title) AS in_title,
            one.is_placed AND other.is_placed AS is_placed,
            one.is_sure AND other.is_sure AS is_sure,
            query_followed(one.positions, other.positions, (other.gap - one.gap)) AS positions
        FROM placed_words AS one
        INNER JOIN placed_words AS other
            ON
                one.document = other.document AND one.leaf = other.leaf AND one.item = other.item
                AND one.number + 1 = other.number
        WHERE one.number % 2 = 1 AND other.number % 2 = 0
        UNION ALL
        SELECT words.* REPLACE ((words.number + 1) // 2 AS number, (words.numbers + 1) // 2 AS numbers)
        FROM placed_words AS words
        WHERE words.number % 2 = 1 AND words.number = words.numbers
    ),

    placed_fours AS NOT MATERIALIZED (
        SELECT
            one.leaf,
            one.item,
            one.document,
            (one.numbers + 1) // 2 AS numbers,
            one.gap,
            least(one.frequency, other.frequency) AS frequency,
            least(one.in_title, other.in_title) AS in_title,
            one.is_placed AND other.is_placed AS is_placed,
            one.is_sure AND other.is_sure AS is_sure,
            query_followed(one.positions, other.positions, (other.gap - one.gap)) AS positions
        FROM placed_pairs AS one
        INNER JOIN placed_pairs AS other
            ON
                one.document = other.document AND one.leaf = other.leaf AND one.item = other.item
                AND one.number + 1 = other.number
        WHERE one.number % 2 = 1 AND other.number % 2 = 0
        UNION ALL
        SELECT pairs.* EXCLUDE (number) REPLACE ((pairs.numbers + 1) // 2 AS numbers)
        FROM placed_pairs AS pairs
        WHERE pairs.number % 2 = 1 AND pairs.number = pairs.numbers
    ),

    lengths AS (
        SELECT
            places.leaf,
            places.item,
            max(places.gap) AS gap
        FROM places
        GROUP BY places.leaf, places.item
    ),

    -- The articles that have all words of an item, and where it begins in them.
    whole_items AS MATERIALIZED (
        SELECT
            fours.leaf,
            fours.item,
            fours.document,
            fours.frequency,
            fours.in_title,
            fours.is_placed,
            fours.is_sure,
            fours.positions
        FROM placed_fours AS fours
        WHERE fours.numbers = 1
        UNION ALL
        SELECT
            parts.leaf,
            parts.item,
            parts.document,
            parts.frequency,
            parts.in_title,
            parts.is_placed,
            parts.is_sure,
            list_transform(query_common(parts.ends), LAMBDA position: position - parts.gap) AS positions
        FROM (
            SELECT
                fours.leaf,
                fours.item,
                fours.document,
                any_value(lengths.gap) AS gap,
                min(fours.frequency) AS frequency,
                min(fours.in_title) AS in_title,
                bool_and(fours.is_placed) AS is_placed,
                bool_and(fours.is_sure) AS is_sure,
                list(
                    list_transform(
                        fours.positions,
                        LAMBDA position: position - ((position >> 1) & position & 1) + (lengths.gap - fours.gap)
                    )
                ) AS ends
            FROM placed_fours AS fours
            INNER JOIN lengths ON fours.leaf = lengths.leaf AND fours.item = lengths.item
            WHERE fours.numbers > 1
            GROUP BY fours.leaf, fours.item, fours.document
            HAVING count(*) = any_value(fours.numbers)
        ) AS parts
    ),

    near_items AS (
        SELECT
            slots.leaf,
            slots.item,
            slots.slots AS words,
            sought.distance
        FROM slots
        INNER JOIN sought ON slots.leaf = sought.leaf
        WHERE sought.shape = 'near' AND slots.slot = 1
    ),

    placed_spans AS MATERIALIZED (
        SELECT
            starts.leaf,
            starts.item,
            starts.document,
            -- A lead that the body begins with is read there.
            CASE starts.start & 3 WHEN 3 THEN 2 ELSE starts.start & 3 END AS field,
            starts.start >> 2 AS first_word,
            (starts.start >> 2) + starts.words - 1 AS last_word,
            starts.distance,
            (starts.start >> 2) - starts.distance AS earliest,
            (starts.start >> 2) + starts.words - 1 + starts.distance AS latest,
            starts.is_sure
        FROM (
            SELECT
                whole_items.leaf,
                whole_items.item,
                whole_items.document,
                unnest(whole_items.positions)::bigint AS start,
                near_items.words,
                near_items.distance,
                whole_items.is_sure
            FROM whole_items
            INNER JOIN near_items ON whole_items.leaf = near_items.leaf AND whole_items.item = near_items.item
            WHERE whole_items.is_placed
        ) AS starts
    ),

    near_each_other AS (
        SELECT
            one.leaf,
            one.document,
            bool_or(one.is_sure AND other.is_sure) AS is_sure
        FROM placed_spans AS one
        -- The second and third condition follow from the last: with them the join itself leaves out most pairs.
        INNER JOIN placed_spans AS other
            ON
                one.document = other.document AND one.leaf = other.leaf AND one.field = other.field
                AND one.item < other.item
                AND one.earliest <= other.last_word AND one.latest >= other.first_word
        WHERE
            other.first_word - one.last_word BETWEEN 1 AND one.distance
            OR one.first_word - other.last_word BETWEEN 1 AND one.distance
        GROUP BY one.leaf, one.document
    ),

    -- spliced: query_phrases
    -- is_possible: the words stand as they should, or no position says how they stand.
    placed_leaves AS (
        SELECT
            whole_items.leaf,
            whole_items.document,
            whole_items.frequency,
            whole_items.in_title,
            NOT whole_items.is_placed OR len(whole_items.positions) > 0 AS is_possible,
            whole_items.is_placed AND whole_items.is_sure AS is_sure
        FROM whole_items
        INNER JOIN needed ON whole_items.leaf = needed.leaf
        WHERE needed.items = 1 AND (needed.field <> 'title' OR whole_items.in_title > 0) IS NOT FALSE
        UNION ALL
        SELECT
            phrases.leaf,
            phrases.document,
            phrases.frequency,
            phrases.in_title,
            phrases.form = 0 OR len(phrases.positions) > 0 AS is_possible,
            phrases.form > 0 AS is_sure
        FROM query_phrases AS phrases
        UNION ALL
        SELECT
            pairs.leaf,
            pairs.document,
            pairs.frequency,
            pairs.in_title,
            NOT pairs.is_placed OR near_each_other.is_sure IS NOT NULL AS is_possible,
            pairs.is_placed AND coalesce(near_each_other.is_sure, FALSE) AS is_sure
        FROM (
            SELECT
                one.leaf,
                one.document,
                least(one.frequency, other.frequency) AS frequency,
                least(one.in_title, other.in_title) AS in_title,
                one.is_placed AND other.is_placed AS is_placed
            FROM whole_items AS one
            INNER JOIN whole_items AS other ON one.leaf = other.leaf AND one.document = other.document
            WHERE one.item = 1 AND other.item = 2
        ) AS pairs
        INNER JOIN needed ON pairs.leaf = needed.leaf
        LEFT JOIN near_each_other ON pairs.leaf = near_each_other.leaf AND pairs.document = near_each_other.document
        WHERE (needed.field <> 'title' OR pairs.in_title > 0) IS NOT FALSE
    ),

    -- Leaves of which an article has at most one posting: to group them takes ten times as long as to read them. A word
    -- of one form is counted under the digest of that form, or under 0 in an article without positions.
    single_leaves AS MATERIALIZED (
        SELECT plain_terms.leaf
        FROM plain_terms
        INNER JOIN forms ON plain_terms.term = forms.term
        GROUP BY plain_terms.leaf
        HAVING
            count(DISTINCT plain_terms.term) = 1
            AND count(plain_terms.form) = 0
            AND count(DISTINCT form_digest(forms.form)) = 1
    ),

    single_terms AS MATERIALIZED (
        SELECT plain_terms.* FROM plain_terms
        SEMI JOIN single_leaves ON plain_terms.leaf = single_leaves.leaf
    ),

    -- spliced: query_grouped
    plain_probed AS (
        SELECT
            single_terms.leaf,
            postings.document,
            postings.frequency,
            postings.in_title,
            single_terms.is_sure,
            single_terms.is_sure AND postings.in_title > 0 AS is_sure_of_title
        FROM postings
        INNER JOIN single_terms ON postings.term = single_terms.term
        UNION ALL
        SELECT
            postings.leaf,
            postings.document,
            sum(postings.frequency)::integer AS frequency,
            sum(postings.in_title)::integer AS in_title,
            bool_or(postings.is_sure) AS is_sure,
            bool_or(postings.is_sure AND postings.in_title > 0) AS is_sure_of_title
        FROM query_grouped AS postings
        GROUP BY postings.leaf, postings.document
    ),

    -- Those that have the words, which are counted for the weight of a leaf. What is looked for without positions is
    -- one word, so each of its articles has one row already.
    candidates AS MATERIALIZED (
        SELECT
            plain_probed.leaf,
            plain_probed.document,
            plain_probed.frequency,
            plain_probed.in_title,
            TRUE AS is_possible,
            CASE needed.field
                WHEN 'title' THEN plain_probed.is_sure_of_title
                ELSE plain_probed.is_sure
            END AS is_sure
        FROM plain_probed
        INNER JOIN needed ON plain_probed.leaf = needed.leaf
        WHERE (needed.field <> 'title' OR plain_probed.in_title > 0) IS NOT FALSE
        UNION ALL
        SELECT placed_leaves.* FROM placed_leaves
    ),

    final AS (
        SELECT
            candidates.leaf,
            candidates.document,
            candidates.frequency,
            candidates.in_title,
            candidates.is_sure
        FROM candidates
        WHERE candidates.is_possible
    )

    SELECT * FROM final;

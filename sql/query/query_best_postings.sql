-- As query_postings, for who wants the best few (query_limit): an article's score is known without the positions of its
-- words. Of a phrase of two to four words, if enough of the best 4,000 articles that have the words have the phrase, no
-- other is looked at. Articles without positions are not counted for that, but looked at.
CREATE MACRO query_best_postings() AS TABLE
    WITH RECURSIVE
    first_terms AS MATERIALIZED (
        SELECT placed_terms.*
        FROM placed_terms
        WHERE
            placed_terms.numbers BETWEEN 2 AND 4
            AND (SELECT coalesce(any_value(query_limit.wanted) <= 200, FALSE) FROM query_limit)
            AND (SELECT count(*) = 1 AND bool_and(sought.is_wanted AND sought.shape <> 'near') FROM sought)
            AND (
                SELECT bool_and(terms.is_single AND (terms.is_sure OR terms.form = 0) AND terms.field IS NULL)
                FROM placed_terms AS terms
            )
    ),

    first_words AS MATERIALIZED (
        SELECT
            first_terms.number,
            postings.document,
            postings.frequency,
            postings.in_title
        FROM postings
        INNER JOIN first_terms ON postings.term = first_terms.term AND postings.form = first_terms.form
    ),

    phrase AS (
        SELECT any_value(first_terms.numbers) AS numbers
        FROM first_terms
    ),

    -- least: of those that are not null.
    first_counted AS MATERIALIZED (
        SELECT
            words.document,
            least(words.frequency, second.frequency, third.frequency, fourth.frequency) AS frequency,
            least(words.in_title, second.in_title, third.in_title, fourth.in_title) AS in_title
        FROM first_words AS words
        INNER JOIN first_words AS second ON words.document = second.document AND second.number = 2
        LEFT JOIN first_words AS third ON words.document = third.document AND third.number = 3
        LEFT JOIN first_words AS fourth ON words.document = fourth.document AND fourth.number = 4
        CROSS JOIN phrase
        WHERE
            words.number = 1
            AND (phrase.numbers < 3 OR third.document IS NOT NULL)
            AND (phrase.numbers < 4 OR fourth.document IS NOT NULL)
    ),

    counted_before AS MATERIALIZED (
        SELECT count(*) AS documents FROM first_counted
    ),

    first_weight AS MATERIALIZED (
        SELECT
            query_weight(collection.articles, counted_before.documents) AS weight,
            collection.by_length
        FROM collection
        CROSS JOIN counted_before
    ),

    are_first_needed AS (
        SELECT count(*) > 0 AS are_needed FROM first_terms
    ),

    -- None, where they are not needed: all would be hashed.
    first_lengths AS (
        SELECT
            articles.document,
            articles.length
        FROM indexed AS articles
        CROSS JOIN are_first_needed
        WHERE are_first_needed.are_needed
    ),

    first_best AS MATERIALIZED (
        SELECT counted.document
        FROM first_counted AS counted
        INNER JOIN first_lengths AS articles ON counted.document = articles.document
        CROSS JOIN first_weight
        ORDER BY
            round(
                query_score(
                    first_weight.weight,
                    counted.frequency + 2 * counted.in_title,
                    articles.length,
                    first_weight.by_length
                ), 9
            ) DESC,
            counted.document ASC
        LIMIT 4000
    ),

    first_postings AS MATERIALIZED (
        SELECT
            first_terms.* EXCLUDE (term, form),
            postings.* EXCLUDE (term)
        FROM postings
        INNER JOIN first_terms ON postings.term = first_terms.term AND postings.form = first_terms.form
        SEMI JOIN first_best ON postings.document = first_best.document
    ),

    -- Where the words begin that have the others behind them. A lead that the body begins with may be followed by the
    -- body: 3 in the last two bits counts as 2.
    first_confirmed AS (
        SELECT DISTINCT starts.document
        FROM (
            SELECT
                words.document,
                words.position - ((words.position >> 1) & words.position & 1) - words.gap AS start
            FROM (
                SELECT
                    postings.document,
                    postings.numbers,
                    postings.gap,
                    unnest(postings.positions)::bigint AS position
                FROM first_postings AS postings
            ) AS words
            GROUP BY words.document, start
            HAVING count(*) = any_value(words.numbers)
        ) AS starts
    ),

    are_first_enough AS MATERIALIZED (
        SELECT coalesce((SELECT count(*) FROM first_confirmed) >= any_value(query_limit.wanted), FALSE) AS are_enough
        FROM query_limit
    ),

    terms_in_all AS MATERIALIZED ( -- noqa: ST03
        SELECT placed_terms.* FROM placed_terms
        ANTI JOIN are_first_enough ON are_first_enough.are_enough
    ),

    -- spliced: query_joined
    final AS MATERIALIZED (
        SELECT
            terms.* EXCLUDE (term, form),
            postings.* EXCLUDE (term)
        FROM postings
        INNER JOIN other_terms AS terms ON postings.term = terms.term
        WHERE terms.form IS NULL OR terms.form = postings.form
        UNION ALL
        SELECT first_postings.* FROM first_postings
        SEMI JOIN are_first_enough ON are_first_enough.are_enough
    )

    SELECT * FROM final;

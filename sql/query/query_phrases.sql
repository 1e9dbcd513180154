-- The articles that have the words of query_joined, and where the phrase begins in them. The two rarest of the words
-- are joined first: then few lists are kept.
CREATE MACRO query_phrases() AS TABLE
    WITH RECURSIVE
    joined_pairs AS MATERIALIZED (
        SELECT
            pairs.leaf,
            pairs.document,
            pairs.numbers,
            least(pairs.number, pairs.other_number) AS number,
            least(pairs.gap, pairs.other_gap) AS gap,
            pairs.frequency,
            pairs.in_title,
            pairs.form,
            CASE
                WHEN pairs.number < pairs.other_number
                    THEN query_followed(pairs.positions, pairs.others, (pairs.other_gap - pairs.gap))
                ELSE query_followed(pairs.others, pairs.positions, (pairs.gap - pairs.other_gap))
            END AS positions
        FROM (
            SELECT
                one.leaf,
                postings.document,
                one.numbers,
                one.number,
                one.gap,
                postings.positions,
                other.number AS other_number,
                other.gap AS other_gap,
                other.positions AS others,
                least(postings.frequency, other.frequency) AS frequency,
                least(postings.in_title, other.in_title) AS in_title,
                least(postings.form, other.form) AS form
            FROM postings
            INNER JOIN query_joined AS one ON postings.term = one.term AND postings.form = one.form AND one.rarity = 2
            INNER JOIN (
                SELECT
                    rarest_words.leaf,
                    rarest_words.number,
                    rarest_words.gap,
                    rarest_postings.document,
                    rarest_postings.frequency,
                    rarest_postings.in_title,
                    rarest_postings.form,
                    rarest_postings.positions
                FROM postings AS rarest_postings
                INNER JOIN query_joined AS rarest_words
                    ON
                        rarest_postings.term = rarest_words.term AND rarest_postings.form = rarest_words.form
                        AND rarest_words.rarity = 1
            ) AS other ON one.leaf = other.leaf AND postings.document = other.document
        ) AS pairs
    ),

    joined_threes AS NOT MATERIALIZED (
        SELECT
            words.leaf,
            postings.document,
            least(postings.frequency, pairs.frequency) AS frequency,
            least(postings.in_title, pairs.in_title) AS in_title,
            least(postings.form, pairs.form) AS form,
            CASE
                WHEN len(pairs.positions) = 0 THEN pairs.positions
                WHEN words.number < pairs.number
                    THEN query_followed(postings.positions, pairs.positions, (pairs.gap - words.gap))
                ELSE query_followed(pairs.positions, postings.positions, (words.gap - pairs.gap))
            END AS positions
        FROM postings
        INNER JOIN query_joined AS words
            ON postings.term = words.term AND postings.form = words.form AND words.rarity = 3
        INNER JOIN joined_pairs AS pairs ON words.leaf = pairs.leaf AND postings.document = pairs.document
    ),

    final AS NOT MATERIALIZED (
        SELECT
            pairs.leaf,
            pairs.document,
            pairs.frequency,
            pairs.in_title,
            pairs.form,
            pairs.positions
        FROM joined_pairs AS pairs
        WHERE pairs.numbers = 2
        UNION ALL
        SELECT threes.* FROM joined_threes AS threes
    )

    SELECT * FROM final;

-- The score is logDice (Rychly 2008): 14 where two words never stand apart, 1 less for each halving; it does not depend
-- on how much was read.
CREATE MACRO collocates(query, reach := 5, least := 2, most := 2000) AS TABLE
WITH RECURSIVE
-- spliced: query_answers
chosen AS MATERIALIZED (
    SELECT
        query_answers.document,
        query_answers.head_row,
        query_answers.content_row
    FROM query_answers
    ORDER BY query_answers.day DESC, query_answers.document DESC
    LIMIT most
),

-- spliced: query_places
read AS (
    SELECT
        (SELECT count(*) FROM chosen) AS articles_read,
        (SELECT count(*) FROM query_answers) AS articles_found,
        (SELECT count(*) FROM query_places) AS places
),

reached AS (
    SELECT
        places.document,
        places.field,
        unnest(
            range(places.first_word - reach, places.first_word)
            || range(places.last_word + 1, places.last_word + reach + 1)
        ) AS position,
        unnest(
            [TRUE FOR i IN range(0, reach)] || [FALSE FOR i IN range(0, reach)]
        ) AS is_before
    FROM query_places AS places
),

-- A word between two places is near both and counts once.
neighbours AS (
    SELECT
        reached.document,
        reached.field,
        reached.position,
        bool_or(reached.is_before) AS is_before
    FROM reached
    GROUP BY reached.document, reached.field, reached.position
),

-- Joined to the words, not to the lists of them: a list would be copied for each place in it.
together AS (
    SELECT
        lower(words.word) AS word,
        count(*) AS times,
        count(*) FILTER (WHERE neighbours.is_before) AS times_before,
        count(DISTINCT neighbours.document) AS articles
    FROM neighbours
    INNER JOIN chosen_words AS words
        ON
            neighbours.document = words.document
            AND neighbours.field = words.field
            AND neighbours.position = words.position
    GROUP BY lower(words.word)
    HAVING count(*) >= least
),

in_all AS (
    SELECT
        lower(chosen_words.word) AS word,
        count(*) AS times
    FROM chosen_words
    GROUP BY lower(chosen_words.word)
),

final AS (
    SELECT
        together.word,
        together.times,
        together.times_before,
        together.times - together.times_before AS times_after,
        together.articles,
        in_all.times AS times_in_all,
        14 + log2(2 * together.times / (read.places + in_all.times)) AS score,
        read.articles_read,
        read.articles_found
    FROM together
    INNER JOIN in_all ON together.word = in_all.word
    CROSS JOIN read
)

SELECT * FROM final
ORDER BY final.score DESC, final.times DESC, final.word ASC;

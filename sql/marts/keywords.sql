-- The score is the log-likelihood of Dunning (1993), below zero where a word is rarer in the first than in the second:
-- 10.83 comes by chance once in a thousand words.
CREATE MACRO keywords(query_a, query_b := '*', least := 3) AS TABLE
WITH RECURSIVE
rows_a AS MATERIALIZED (
    SELECT found.content_row FROM query_rows(query_a) AS found
),

rows_b AS MATERIALIZED (
    SELECT found.content_row FROM query_rows(query_b) AS found
),

-- Both sets together: an article of each is in nearly every piece of the texts that DuckDB reads, so reading them one
-- after the other would read the pieces twice.
wanted AS MATERIALIZED (
    SELECT
        sets.content_row,
        bool_or(sets.is_in_a) AS is_in_a,
        bool_or(NOT sets.is_in_a) AS is_in_b
    FROM (
        SELECT
            rows_a.content_row,
            TRUE AS is_in_a
        FROM rows_a
        UNION ALL
        SELECT
            rows_b.content_row,
            FALSE AS is_in_a
        FROM rows_b
    ) AS sets
    GROUP BY sets.content_row
),

texts AS (
    SELECT
        written.content_row,
        query_words_of_text(written.txt) AS words
    FROM (
        SELECT
            contents.content_row,
            lower(
                concat_ws(
                    chr(10),
                    contents.title,
                    CASE WHEN NOT starts_with(contents.body, contents.lead) THEN contents.lead END,
                    contents.body
                )
            ) AS txt
        FROM internal.content_rows AS contents
        SEMI JOIN (
            SELECT wanted.content_row FROM wanted
            WHERE wanted.content_row >= 0
        ) AS rows_wanted ON contents.content_row = rows_wanted.content_row
    ) AS written
),

words_of_texts AS (
    SELECT
        words.content_row,
        words.word,
        count(*) AS times
    FROM (
        SELECT
            texts.content_row,
            unnest(texts.words) AS word
        FROM texts
    ) AS words
    GROUP BY words.content_row, words.word
),

words AS MATERIALIZED (
    SELECT
        words.word,
        coalesce(sum(words.times) FILTER (WHERE wanted.is_in_a), 0) AS times_a,
        coalesce(sum(words.times) FILTER (WHERE wanted.is_in_b), 0) AS times_b,
        count(*) FILTER (WHERE wanted.is_in_a) AS articles_a,
        count(*) FILTER (WHERE wanted.is_in_b) AS articles_b
    FROM words_of_texts AS words
    INNER JOIN wanted ON words.content_row = wanted.content_row
    GROUP BY words.word
),

totals AS (
    SELECT
        nullif(sum(words.times_a), 0) AS words_a,
        nullif(sum(words.times_b), 0) AS words_b
    FROM words
),

joined AS (
    SELECT words.* FROM words
    WHERE words.times_a + words.times_b >= least
),

expected AS (
    SELECT
        joined.*,
        totals.words_a,
        totals.words_b,
        totals.words_a * (joined.times_a + joined.times_b) / (totals.words_a + totals.words_b) AS expected_a,
        totals.words_b * (joined.times_a + joined.times_b) / (totals.words_a + totals.words_b) AS expected_b
    FROM joined
    CROSS JOIN totals
),

final AS (
    SELECT
        expected.word,
        CASE WHEN expected.times_a >= expected.expected_a THEN 1 ELSE -1 END
        * 2 * (
            CASE WHEN expected.times_a > 0 THEN expected.times_a * ln(expected.times_a / expected.expected_a) ELSE 0 END
            + CASE WHEN expected.times_b > 0 THEN expected.times_b * ln(expected.times_b / expected.expected_b) ELSE 0 END
        ) AS score,
        cast(expected.times_a AS BIGINT) AS times_a,
        cast(expected.times_b AS BIGINT) AS times_b,
        1e6 * expected.times_a / expected.words_a AS per_million_a,
        1e6 * expected.times_b / expected.words_b AS per_million_b,
        expected.articles_a,
        expected.articles_b
    FROM expected
)

SELECT * FROM final
ORDER BY final.score DESC, final.word ASC;

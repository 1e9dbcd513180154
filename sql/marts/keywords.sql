-- The score is the log-likelihood of Dunning (1993), below zero where a word is rarer in the first than in the second:
-- 10.83 comes by chance once in a thousand words.
CREATE MACRO keywords(query_a, query_b := '*', least := 3) AS TABLE
WITH RECURSIVE
one AS MATERIALIZED (
    SELECT counts.* FROM query_counts(query_a) AS counts
),

other AS MATERIALIZED (
    SELECT counts.* FROM query_counts(query_b) AS counts
),

totals AS (
    SELECT
        (SELECT sum(one.times) FROM one) AS words_a,
        (SELECT sum(other.times) FROM other) AS words_b
),

joined AS (
    SELECT
        coalesce(one.word, other.word) AS word,
        coalesce(one.times, 0) AS times_a,
        coalesce(other.times, 0) AS times_b,
        coalesce(one.articles, 0) AS articles_a,
        coalesce(other.articles, 0) AS articles_b
    FROM one
    FULL JOIN other ON one.word = other.word
    WHERE coalesce(one.times, 0) + coalesce(other.times, 0) >= least
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

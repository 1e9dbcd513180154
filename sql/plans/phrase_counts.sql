-- Whether an article has one posting of each word of the phrase, which says for sure that the word is there; and which
-- word is the rarest, if another has twice as many articles.
WITH
counted AS (
    SELECT
        terms.number,
        count(*) AS articles
    FROM internal.search_postings AS postings
    INNER JOIN phrase_terms AS terms ON postings.term = terms.term AND postings.form = terms.form
    GROUP BY terms.number
)

SELECT
    (
        SELECT
            coalesce(
                bool_and(terms.is_single AND (terms.is_sure OR terms.form = 0))
                AND count(DISTINCT terms.number) = max(terms.numbers), FALSE
            )
        FROM phrase_terms AS terms
    ) AS is_single,
    CASE
        WHEN 2 * min(counted.articles) < max(counted.articles) THEN arg_min(counted.number, counted.articles)
    END AS rarest
FROM counted;

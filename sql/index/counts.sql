-- How often each form occurs in each text of the batch, and where: four times the number of the word in its title, lead
-- or body, from 1, plus 0 in a title, 1 in a lead, 2 in a body, 3 in a lead that the body begins with. Of a text that
-- is cut no places are kept. A sequence of more than 64 letters does not count as a word.
CREATE TEMP TABLE counts AS
WITH
words AS (
    SELECT
        batch.document,
        batch.stemmer,
        batch.is_cut,
        unnest(batch.title) AS form,
        4 * generate_subscripts(batch.title, 1) AS position
    FROM batch
    UNION ALL
    SELECT
        batch.document,
        batch.stemmer,
        batch.is_cut,
        unnest(batch.lead) AS form,
        4 * generate_subscripts(batch.lead, 1) + 1 AS position
    FROM batch
    UNION ALL
    SELECT
        words.document,
        words.stemmer,
        words.is_cut,
        words.form,
        4 * words.number + CASE WHEN words.number <= words.words_of_lead THEN 3 ELSE 2 END AS position
    FROM (
        SELECT
            batch.document,
            batch.stemmer,
            batch.is_cut,
            batch.words_of_lead,
            unnest(batch.body) AS form,
            generate_subscripts(batch.body, 1) AS number
        FROM batch
    ) AS words
)

SELECT
    words.document,
    words.stemmer,
    words.is_cut,
    words.form,
    count(*) AS frequency,
    count(*) FILTER (WHERE words.position & 3 = 0) AS in_title,
    list(cast(words.position AS UINTEGER)) AS positions
FROM words
WHERE length(words.form) <= 64
GROUP BY words.document, words.stemmer, words.is_cut, words.form;

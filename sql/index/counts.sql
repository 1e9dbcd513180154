-- How often each form occurs in each text of the batch. A sequence of more than 64 letters does not count as a word.
CREATE TEMP TABLE counts AS
WITH
words AS (
    SELECT
        batch.document,
        batch.stemmer,
        unnest(batch.title) AS form,
        1 AS in_title
    FROM batch
    UNION ALL
    SELECT
        batch.document,
        batch.stemmer,
        unnest(batch.lead || batch.body) AS form,
        0 AS in_title
    FROM batch
)

SELECT
    words.document,
    words.stemmer,
    words.form,
    count(*) AS frequency,
    sum(words.in_title) AS in_title
FROM words
WHERE length(words.form) <= 64
GROUP BY words.document, words.stemmer, words.form;

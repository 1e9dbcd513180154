-- How often each form occurs in each text of the batch, and where: four times the number of the word in its title, lead
-- or body, from 1, plus 0 in a title, 1 in a lead, 2 in a body, 3 in a lead that the body begins with. One row a form,
-- so that a phrase, which names forms, is decided here. Two forms of a term may have the same digest. Of a text that is
-- cut no forms and places are kept. Forms are named by numbers before they are counted, which takes half as long as
-- counting them by their letters.
INSERT INTO search_postings BY NAME
WITH
words AS (
    SELECT
        batch.document,
        batch.stemmer_number,
        batch.is_cut,
        unnest(batch.title) AS form,
        4 * generate_subscripts(batch.title, 1) AS position
    FROM batch
    UNION ALL
    SELECT
        batch.document,
        batch.stemmer_number,
        batch.is_cut,
        unnest(batch.lead) AS form,
        4 * generate_subscripts(batch.lead, 1) + 1 AS position
    FROM batch
    UNION ALL
    SELECT
        words.document,
        words.stemmer_number,
        words.is_cut,
        words.form,
        4 * words.number + CASE WHEN words.number <= words.words_of_lead THEN 3 ELSE 2 END AS position
    FROM (
        SELECT
            batch.document,
            batch.stemmer_number,
            batch.is_cut,
            batch.words_of_lead,
            unnest(batch.body) AS form,
            generate_subscripts(batch.body, 1) AS number
        FROM batch
    ) AS words
),

numbered AS (
    SELECT
        forms.term,
        CASE WHEN words.is_cut THEN 0 ELSE forms.digest END AS form,
        words.document,
        cast(words.position AS UINTEGER) AS position
    FROM words
    INNER JOIN batch_forms AS forms
        ON words.stemmer_number = forms.stemmer_number AND words.form = forms.form
)

SELECT
    numbered.term,
    numbered.form,
    numbered.document,
    cast(count(*) AS INTEGER) AS frequency,
    cast(count(*) FILTER (WHERE numbered.position & 3 = 0) AS INTEGER) AS in_title,
    CASE WHEN numbered.form > 0 THEN list(numbered.position) END AS positions
FROM numbered
GROUP BY numbered.term, numbered.form, numbered.document
ORDER BY numbered.term, numbered.form, numbered.document;

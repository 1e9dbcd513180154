-- The forms of the batch, each once: the number of its term, null if it is new to the vocabulary, and its own number. A
-- sequence of more than 64 letters does not count as a word.
CREATE TEMP TABLE batch_forms AS
WITH
words AS (
    SELECT
        batch.stemmer_number,
        unnest(list_concat(batch.title, batch.lead, batch.body)) AS form
    FROM batch
),

used AS (
    SELECT DISTINCT
        words.stemmer_number,
        words.form
    FROM words
    WHERE length(words.form) <= 64
),

stemmers AS (
    SELECT DISTINCT
        batch.stemmer_number,
        batch.stemmer
    FROM batch
),

named AS (
    SELECT
        used.stemmer_number,
        stemmers.stemmer,
        used.form
    FROM used
    INNER JOIN stemmers ON used.stemmer_number = stemmers.stemmer_number
)

SELECT
    named.stemmer_number,
    named.stemmer,
    named.form,
    forms.term,
    cast(form_digest(named.form) AS USMALLINT) AS digest
FROM named
LEFT JOIN search_forms AS forms ON named.stemmer = forms.stemmer AND named.form = forms.form;

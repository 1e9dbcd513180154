-- The forms of the batch, each once: the number of its term, null if it is new to the vocabulary, and its own number.
CREATE TEMP TABLE batch_forms AS
WITH
used AS (
    SELECT DISTINCT
        counts.stemmer,
        counts.form
    FROM counts
)

SELECT
    used.stemmer,
    used.form,
    forms.term,
    form_digest(used.form) AS digest
FROM used
LEFT JOIN search_forms AS forms ON used.stemmer = forms.stemmer AND used.form = forms.form;

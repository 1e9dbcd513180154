-- Forms of the batch that are new to the vocabulary.
SELECT
    batch_forms.stemmer,
    batch_forms.form
FROM batch_forms
WHERE batch_forms.term IS NULL
ORDER BY batch_forms.stemmer, batch_forms.form;

INSERT INTO search_forms BY NAME
SELECT
    new_forms.form,
    new_forms.stemmer,
    new_forms.folded,
    new_forms.stem,
    new_forms.term
FROM new_forms;

-- The terms of forms that were new to the vocabulary.
UPDATE batch_forms
SET term = new_forms.term
FROM new_forms
WHERE batch_forms.term IS NULL AND batch_forms.stemmer = new_forms.stemmer AND batch_forms.form = new_forms.form;

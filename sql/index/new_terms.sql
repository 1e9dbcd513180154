-- The terms of forms that were new to the vocabulary.
UPDATE batch_forms
SET term = forms.term
FROM search_forms AS forms
WHERE batch_forms.term IS NULL AND batch_forms.stemmer = forms.stemmer AND batch_forms.form = forms.form;

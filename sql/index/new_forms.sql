-- Forms of the batch that are new to the vocabulary.
SELECT DISTINCT
    counts.stemmer,
    counts.form
FROM counts
ANTI JOIN search_forms AS forms ON counts.stemmer = forms.stemmer AND counts.form = forms.form
ORDER BY counts.stemmer, counts.form;

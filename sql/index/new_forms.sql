-- Forms of the batch that were never met before.
SELECT DISTINCT
    counts.stemmer,
    counts.form
FROM counts
ANTI JOIN search_forms AS forms ON counts.stemmer = forms.stemmer AND counts.form = forms.form
ORDER BY counts.stemmer, counts.form;

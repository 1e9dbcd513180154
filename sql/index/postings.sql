-- One a form, so that a phrase, which names forms, is decided here. Two forms of a term may have the same digest.
INSERT INTO search_postings BY NAME
SELECT
    forms.term,
    CASE WHEN counts.is_cut THEN 0 ELSE forms.digest END AS form,
    counts.document,
    cast(sum(counts.frequency) AS INTEGER) AS frequency,
    cast(sum(counts.in_title) AS INTEGER) AS in_title,
    CASE WHEN NOT counts.is_cut THEN flatten(list(counts.positions)) END AS positions
FROM counts
INNER JOIN batch_forms AS forms ON counts.stemmer = forms.stemmer AND counts.form = forms.form
GROUP BY forms.term, CASE WHEN counts.is_cut THEN 0 ELSE forms.digest END, counts.document, counts.is_cut
ORDER BY forms.term, form, counts.document;

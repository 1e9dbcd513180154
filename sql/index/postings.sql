INSERT INTO search_postings BY NAME
SELECT
    forms.term,
    counts.document,
    cast(sum(counts.frequency) AS INTEGER) AS frequency,
    cast(sum(counts.in_title) AS INTEGER) AS in_title
FROM counts
INNER JOIN search_forms AS forms ON counts.stemmer = forms.stemmer AND counts.form = forms.form
GROUP BY forms.term, counts.document
ORDER BY forms.term, counts.document;

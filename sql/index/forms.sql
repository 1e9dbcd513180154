-- Forms that are new to the vocabulary, with their terms.
CREATE OR REPLACE TEMP TABLE new_forms AS
SELECT
    given.form,
    given.stemmer,
    strip_accents(given.form) AS folded,
    strip_accents(given.stem) AS stem,
    md5_number_lower(strip_accents(given.stem)) AS term
FROM (
    SELECT unnest(
        from_json_strict($rows, '[{"form": "VARCHAR", "stemmer": "VARCHAR", "stem": "VARCHAR"}]'), recursive := true
    )
) AS given;

INSERT INTO search_forms BY NAME
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

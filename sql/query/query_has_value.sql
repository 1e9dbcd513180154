-- Whether a name, tag or section has the words in a row, or is exactly the text.
CREATE MACRO query_has_value(value, is_exact, txt, words) AS
CASE
    WHEN is_exact THEN translate(value, '’‘', '''''') = txt
    ELSE contains(' ' || array_to_string(query_words(folded(value)), ' ') || ' ', words)
END;

-- The words of a text that has one space in places, and maybe one before and one after them all.
CREATE MACRO between_spaces(txt) AS
list_slice(
    string_split(txt, ' '),
    CASE WHEN txt = '' OR starts_with(txt, ' ') THEN 2 ELSE 1 END,
    CASE WHEN ends_with(txt, ' ') THEN -2 ELSE -1 END
);

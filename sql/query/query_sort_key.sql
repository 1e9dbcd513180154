-- What lines of context are sorted by: the eight words next to the place, the nearest first, without case and accents.
-- As one text, which compares as a list of them would, and faster: no word has a character before the one between them.
CREATE MACRO query_sort_key(words, first_word, last_word, sort) AS
CASE sort
    WHEN 'date' THEN ''
    WHEN 'left' THEN folded(array_to_string(list_reverse(words[greatest(first_word - 8, 1):first_word - 1]), chr(1)))
    WHEN 'right' THEN folded(array_to_string(words[last_word + 1:last_word + 8], chr(1)))
    WHEN 'keyword' THEN folded(array_to_string(words[first_word:last_word], chr(1)))
    ELSE error('concordance sorts by date, left, right or keyword')
END;

-- As candidates in sql/query has them: the articles that have the two words of a phrase with one posting each, and
-- whether these stand in a row. They are joined as they are read: no list of positions is copied.
SELECT
    0 AS leaf,
    one.document,
    least(one.frequency, two.frequency) AS frequency,
    least(one.in_title, two.in_title) AS in_title,
    least(one.form, two.form) = 0 OR len(query_followed(one.positions, two.positions, 4::uinteger)) > 0 AS is_possible,
    least(one.form, two.form) > 0 AS is_sure
FROM phrase_words AS one
INNER JOIN phrase_words AS two ON one.document = two.document
WHERE one.number = 1 AND two.number = 2;

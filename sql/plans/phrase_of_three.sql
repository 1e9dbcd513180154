-- As phrase_of_two, of three words.
SELECT
    0 AS leaf,
    pairs.document,
    pairs.frequency,
    pairs.in_title,
    pairs.form = 0 OR len(query_followed(pairs.starts, pairs.third, 8::uinteger)) > 0 AS is_possible,
    pairs.form > 0 AS is_sure
FROM (
    SELECT
        one.document,
        least(one.frequency, two.frequency, three.frequency) AS frequency,
        least(one.in_title, two.in_title, three.in_title) AS in_title,
        least(one.form, two.form, three.form) AS form,
        query_followed(one.positions, two.positions, 4::uinteger) AS starts,
        three.positions AS third
    FROM phrase_words AS one
    INNER JOIN phrase_words AS two ON one.document = two.document
    INNER JOIN phrase_words AS three ON one.document = three.document
    WHERE one.number = 1 AND two.number = 2 AND three.number = 3
) AS pairs;

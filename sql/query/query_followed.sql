-- Those of some positions that have one of the others `gap` behind them: a position in a lead that the body begins with
-- (3 in its last two bits) may be followed by one in the body (2). Short lists are compared value by value, at a fifth
-- of the cost of hash tables.
CREATE MACRO query_followed(positions, others, gap) AS
CASE
    WHEN len(positions) * len(others) <= 10000
        THEN list_filter(
            positions,
            LAMBDA position: CASE
                WHEN list_contains(others, position + gap) THEN TRUE
                WHEN position & 3 = 3 THEN list_contains(others, position + gap - 1::uinteger)
                ELSE FALSE
            END
        )
    ELSE
        list_transform(
            list_intersect(list_transform(positions, LAMBDA position: position + gap), others),
            LAMBDA position: position - gap
        )
        || list_transform(
            list_intersect(
                list_transform(
                    list_filter(positions, LAMBDA position: position & 3 = 3),
                    LAMBDA position: position + gap - 1::uinteger
                ),
                others
            ),
            LAMBDA position: position + 1::uinteger - gap
        )
END;
